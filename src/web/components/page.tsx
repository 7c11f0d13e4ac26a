import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import './page.css'

export interface Crumb {
  readonly label: string
  readonly to: string
}

interface PageProps {
  /** The title in the browser's tab and, unless `heading` is given, on the page. */
  readonly title: string
  readonly heading?: ReactNode
  /** The way from the top to this page, without the page itself. */
  readonly crumbs?: readonly Crumb[]
  readonly lead?: ReactNode
  /** What can be done with the thing shown, beside the heading. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The head of a page (way, heading, lead) and its content. */
export function Page(props: PageProps): React.JSX.Element {
  const { title, heading, crumbs, lead, actions, children } = props
  return (
    <>
      <title>{`${title} · Concordat`}</title>
      <div className="page-head">
        <div className="page-words">
          {crumbs && crumbs.length > 0 && (
            <nav aria-label="Breadcrumb">
              <ol className="page-crumbs">
                {crumbs.map((crumb) => (
                  <li key={crumb.to}>
                    <Link to={crumb.to}>{crumb.label}</Link>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <Title order={1}>{heading ?? title}</Title>
          {lead !== undefined && <div className="page-lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}
