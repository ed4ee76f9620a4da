// One finding in full: the sentence, at a kink what everybody says about it, and the stable form as a button.
import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Diagnostic } from '../../core/diagnostic'
import { sentence } from '../../core/words/sentences'
import styles from './Finding.module.css'
import { KinkAnswers } from './KinkAnswers'
import { MendButton } from './MendButton'
import { Raised } from './Raised'

interface FindingProps {
  readonly finding: Diagnostic
  /** At the right: a button that leads somewhere. */
  readonly children?: ReactNode
}

export function Finding({ finding, children }: FindingProps) {
  const isError = finding.severity === 'error'
  const Icon = isError ? CircleAlert : Info
  return (
    <li className={`${styles.finding} ${isError ? styles.wrong : ''}`}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <Raised text={sentence(finding)} />
        {finding.code === 'E304' && <KinkAnswers {...finding.facts} />}
        {'mending' in finding.facts && finding.facts.mending && <MendButton mending={finding.facts.mending} />}
      </div>
      {children}
    </li>
  )
}
