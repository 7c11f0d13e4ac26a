import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { originsQuery } from '../../api/import-queries.ts'
import { Instant } from '../../components/instant.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'

/** The sources that a service was imported from; nothing for what was registered here. */
export function Origins({ service }: { readonly service: string }): React.JSX.Element | null {
  const { data } = useQuery(originsQuery(service))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Panel title="Imported from">
      <ul className="plain-list">
        {data.items.map((origin) => (
          <li key={`${origin.source} ${origin.sourceId}`}>
            <Link to={`/imports/${encodeURIComponent(origin.import)}`}>{origin.source}</Link> (
            {origin.kind}), there <code>{origin.sourceId}</code>
            <p className="small subtle">
              First imported <Instant at={origin.importedAt} />, last seen{' '}
              <Instant at={origin.lastSeenAt} />
            </p>
            {origin.missingSince !== undefined && (
              <ToneBadge tone="warn">not in the source any more</ToneBadge>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
