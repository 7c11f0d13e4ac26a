import type { GovernanceChange } from '../../../../api/schemas.ts'
import { FactList } from '../../../../components/fact-list.tsx'
import { changeInWords, detailsOf } from './change-in-words.ts'
import '../../governance.css'

/** Changes in words, and as the interface writes them for whoever wants every member. */
export function ChangeList({
  changes,
}: {
  readonly changes: readonly GovernanceChange[]
}): React.JSX.Element {
  return (
    <>
      <ol className="change-list">
        {changes.map((change, index) => {
          const details = detailsOf(change)
          return (
            <li key={index}>
              <strong>{changeInWords(change)}</strong>
              {details.length > 0 && <FactList facts={details} />}
            </li>
          )
        })}
      </ol>
      <details>
        <summary>As the interface has it</summary>
        <pre className="changes">{JSON.stringify(changes, undefined, 2)}</pre>
      </details>
    </>
  )
}
