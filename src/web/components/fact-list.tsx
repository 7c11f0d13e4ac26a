import type { ReactNode } from 'react'
import './fact-list.css'

export interface NamedFact {
  readonly name: string
  /** Absent facts are shown as such: that something is not known is worth knowing. */
  readonly value: ReactNode
}

/** Names and values, side by side. */
export function FactList({ facts }: { readonly facts: readonly NamedFact[] }): React.JSX.Element {
  return (
    <dl className="fact-list">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value ?? <span className="subtle">Not stated</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
