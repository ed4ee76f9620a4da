// At a kink: the slope that mathematics and each framework name.
import type { DiagnosticFacts } from '../../core/diagnostic'
import styles from './Kinks.module.css'

export function KinkAnswers({ slopes, chosen, tensorflow, jax }: DiagnosticFacts['E304']) {
  const answers = [
    ['mathematics', slopes],
    ['PyTorch', chosen],
    ['TensorFlow', tensorflow],
    ['JAX', jax],
  ] as const
  return (
    <dl className={styles.answers} aria-label="Slopes at the kink">
      {answers.map(([who, answer]) => (
        <div key={who}>
          <dt>{who}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  )
}
