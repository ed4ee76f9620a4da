// If one panel fails, the others live on and the work can be saved.
import { Component } from 'react'
import type { ReactNode } from 'react'
import styles from './Guard.module.css'

interface GuardProps {
  readonly name: string
  readonly children: ReactNode
}

export class Guard extends Component<GuardProps, { readonly failure: Error | null }> {
  override state = { failure: null as Error | null }

  static getDerivedStateFromError(failure: Error): { failure: Error } {
    return { failure }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (!failure) return this.props.children
    return (
      <div className={styles.card} role="alert">
        <p>
          Something in the {this.props.name} went wrong. Your work is safe: save it, then show the {this.props.name}{' '}
          again.
        </p>
        <details>
          <summary>Details</summary>
          <code>{failure.message}</code>
        </details>
        <button type="button" className={styles.again} onClick={() => this.setState({ failure: null })}>
          Show it again
        </button>
      </div>
    )
  }
}
