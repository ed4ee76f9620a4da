// What is asked of the function beside its picture: one tab per question. It stands under the picture in Surface mode.
import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { tablesOf } from '../../../core/data/tables'
import { deriveWritten } from '../../state/derived'
import { presentDocument } from '../../state/document'
import { TrainTab } from '../train/TrainTab'
import { BasinsTab } from './BasinsTab'
import { CriticalTab } from './CriticalTab'
import { HessianTab } from './HessianTab'
import { ModelsTab } from './ModelsTab'
import { RaceTab } from './RaceTab'
import styles from './study.module.css'
import { WalkTab } from './WalkTab'

interface Question {
  readonly id: string
  readonly title: string
  readonly show: () => ReactNode
}

const questions: readonly Question[] = [
  { id: 'walk', title: 'Walk', show: () => <WalkTab /> },
  { id: 'race', title: 'Race', show: () => <RaceTab /> },
  { id: 'train', title: 'Train', show: () => <TrainTab /> },
  { id: 'models', title: 'Models', show: () => <ModelsTab /> },
  { id: 'hessian', title: 'Hessian', show: () => <HessianTab /> },
  { id: 'critical', title: 'Critical points', show: () => <CriticalTab /> },
  { id: 'basins', title: 'Basins', show: () => <BasinsTab /> },
]

export function StudyTabs() {
  // A graph with a table is there to be trained.
  const [chosen, choose] = useState(() => (tablesOf(deriveWritten(presentDocument().graph).program) ? 'train' : 'walk'))
  return (
    <Tabs.Root className={styles.study} data-question={chosen} value={chosen} onValueChange={choose}>
      <Tabs.List className={styles.tabs} aria-label="Questions to the function">
        {questions.map(({ id, title }) => (
          <Tabs.Trigger key={id} className={styles.tab} value={id}>
            {title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {questions.map(({ id, show }) => (
        <Tabs.Content key={id} value={id} className={styles.answer} tabIndex={-1}>
          {id === chosen && show()}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
