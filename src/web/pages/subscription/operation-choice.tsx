import { useQuery } from '@tanstack/react-query'
import { versionQuery } from '../../api/version-queries.ts'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'
import './subscription-page.css'

interface OperationChoiceProps {
  readonly service: string
  /** The version whose operations are offered. */
  readonly version: string
  readonly chosen: readonly string[]
  readonly onChange: (operations: readonly string[]) => void
}

/** Which operations of a contract are used; none chosen means that it is not stated. */
export function OperationChoice(props: OperationChoiceProps): React.JSX.Element {
  const { service, version, chosen, onChange } = props
  const contract = useQuery(versionQuery(service, version))
  return (
    <fieldset className="form-rows">
      <legend>Operations used</legend>
      <p className="tiny subtle">
        Those of {version};{' '}
        {chosen.length === 0 ? 'none chosen: not stated' : counted(chosen.length, 'operation')}
      </p>
      <QueryView query={contract} what="the operations">
        {({ summary }) => (
          <ul className="plain-list operation-choice" tabIndex={0} aria-label="Operations">
            {[...new Set((summary?.operations ?? []).map(({ name }) => name))].map((name) => (
              <li key={name}>
                <label>
                  <input
                    type="checkbox"
                    checked={chosen.includes(name)}
                    onChange={(event) =>
                      onChange(
                        event.currentTarget.checked
                          ? [...chosen, name]
                          : chosen.filter((other) => other !== name),
                      )
                    }
                  />{' '}
                  <code>{name}</code>
                </label>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </fieldset>
  )
}
