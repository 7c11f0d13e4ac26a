import { Link, useLocation } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'

export function NotFoundPage(): React.JSX.Element {
  const { pathname } = useLocation()
  return (
    <Page title="Page not found">
      <EmptyState title={`There is no page at ${pathname}`}>
        Check the address, go to the <Link to="/">catalogue</Link>, or{' '}
        <Link to="/search">search</Link> for what you were looking for.
      </EmptyState>
    </Page>
  )
}
