import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ErrorState } from '../components/error-state.tsx'

interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** The page shown; another one is tried afresh. */
  readonly page: string
}

interface ErrorBoundaryState {
  readonly error: Error | undefined
}

/** Shows a page's unexpected failure in its place, so that the way to other pages stays open. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: undefined }

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A page failed.', error, info.componentStack)
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.page !== this.props.page && this.state.error) this.setState({ error: undefined })
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return (
      <ErrorState
        title="This page could not be shown"
        error={this.state.error}
        onRetry={() => window.location.reload()}
      />
    )
  }
}
