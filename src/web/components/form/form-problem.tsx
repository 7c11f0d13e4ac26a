import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiError } from '../../api/problem.ts'
import type { InputError } from '../../api/schemas.ts'
import './form.css'

interface FormProblemProps {
  /** "The service could not be registered". */
  readonly title: string
  /** Null while nothing was refused. */
  readonly error: Error | null
}

/** Why what was sent is refused: the mistakes with their places, or the authority that is missing. */
export function FormProblem({ title, error }: FormProblemProps): React.JSX.Element {
  const problem = error instanceof ApiError ? error.problem : undefined
  const says = error === null ? '' : (adviceFor(error) ?? error.message)
  const details = [
    ...(problem?.errors ?? []).map(mistakeInWords),
    ...(problem?.authority?.reasons ?? []),
  ].filter((detail) => !says.includes(detail)) // said once is enough
  return (
    <div role="alert">
      {error && (
        <div className="form-problem">
          <p className="form-problem-title">
            <IconAlertTriangle size={18} aria-hidden /> {title}
          </p>
          <p>{says}</p>
          {details.length > 0 && (
            <ul>
              {details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}

/** Where the page knows better than the interface what to do. */
function adviceFor(error: Error): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  if (error.status === 401) return 'You are not signed in any more. Sign in and send it again.'
  if (error.status === 412) {
    return 'Somebody else has changed it meanwhile. Reload the page to see the change, and enter yours again.'
  }
  return undefined
}

function mistakeInWords({ pointer, parameter, location, detail }: InputError): string {
  const place =
    location === undefined
      ? (parameter ?? pointer)
      : `${location.file}, line ${location.line}, column ${location.column}`
  return place === undefined ? detail : `${place}: ${detail}`
}
