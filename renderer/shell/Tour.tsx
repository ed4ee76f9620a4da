// The tour's card, between canvas and foot so that it covers nothing: what to do now, how far it is, and the ways out.
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { runCommand } from '../command/run'
import { leaveTour, stages, summary, useTour, watchTour } from '../command/tour'
import { Button } from '../parts/Button'
import { IconButton } from '../parts/IconButton'
import styles from './Tour.module.css'

export function Tour() {
  const stage = useTour((tour) => tour.stage)
  useEffect(watchTour, [])
  const points = stage === null ? 'nothing' : (stages[stage]?.points ?? 'nothing')
  useEffect(() => {
    document.documentElement.dataset['tour'] = points
  }, [points])
  if (stage === null) return null
  const now = stages[stage]
  return (
    <section className={styles.card} aria-label="Tour" data-panel>
      <div className={styles.dots} role="img" aria-label={`${Math.min(stage + 1, stages.length)} of ${stages.length}`}>
        {stages.map(({ title }, at) => (
          <span key={title} className={at < stage ? styles.past : at === stage ? styles.now : styles.dot} />
        ))}
      </div>
      <div className={styles.words}>
        <h2 className={styles.title}>{now?.title ?? 'You have stepped through the chain rule'}</h2>
        <p>{now?.text ?? summary()}</p>
        {now && <p className={styles.keys}>By keyboard: {now.byKeyboard}</p>}
      </div>
      <div className={styles.buttons}>
        {now ? (
          <Button onClick={now.doIt}>Do it for me</Button>
        ) : (
          <>
            <Button
              onClick={() => {
                leaveTour()
                runCommand('file.examples')
              }}
            >
              Open an example
            </Button>
            <Button isMain onClick={leaveTour}>
              Done
            </Button>
          </>
        )}
        {now && <IconButton icon={X} name="Leave the tour" size={16} onClick={leaveTour} />}
      </div>
    </section>
  )
}
