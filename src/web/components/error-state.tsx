import { Button, Code, Loader } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { ApiError, isBeingMade } from '../api/problem.ts'
import './state.css'

interface ErrorStateProps {
  readonly title: string
  readonly error: unknown
  readonly onRetry?: () => void
}

/** Says what went wrong, and offers to try again; of figures that are still being counted, how far they are. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps): React.JSX.Element {
  if (isBeingMade(error)) {
    return (
      <div role="status" className="state">
        <Loader size="sm" />
        <p className="state-title">Figures are still being counted</p>
        <p className="state-text">{error.message} This page asks again by itself.</p>
      </div>
    )
  }
  const message = error instanceof Error ? error.message : 'An unexpected error occurred.'
  const instance = error instanceof ApiError ? error.problem?.instance : undefined
  return (
    <div role="alert" className="state" data-tone="bad">
      <IconAlertTriangle className="state-icon" size={26} aria-hidden />
      <p className="state-title">{title}</p>
      <p className="state-text">{message}</p>
      {instance !== undefined && (
        <p className="tiny subtle">
          Reference for the operator: <Code>{instance}</Code>
        </p>
      )}
      {onRetry && (
        <Button
          mt="sm"
          size="sm"
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={onRetry}
        >
          Try again
        </Button>
      )}
    </div>
  )
}
