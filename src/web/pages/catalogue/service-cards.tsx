import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { pathAsOf, useAsOf } from '../../components/as-of.tsx'
import { VerdictBadge } from '../../components/badges.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { counted, FORMAT_NAMES } from '../../components/words.ts'
import type { ServiceListingProps } from './service-table.tsx'
import { ServiceTags } from './service-tags.tsx'

/** The same as the table, for narrow screens. */
export function ServiceCards({ services, onTag }: ServiceListingProps): React.JSX.Element {
  const [asOf] = useAsOf()
  return (
    <ul className="plain-list catalogue-cards" aria-label="Services">
      {services.map((service) => (
        <li key={service.id} className="panel catalogue-card">
          <Link to={pathAsOf(servicePath(service.id), asOf)} className="catalogue-title">
            {service.title}
          </Link>
          <div className="tiny subtle">
            {service.id} · {service.kind} · {counted(service.consumerCount, 'consumer')}
          </div>
          {service.purpose !== undefined && <p className="catalogue-purpose">{service.purpose}</p>}
          <div className="catalogue-badges">
            {service.latest ? (
              <>
                <VerdictBadge verdict={service.latest.verdict} />
                <StateBadge state={service.latest.state} phase={service.latest.phase} />
                <span className="tiny subtle">
                  {service.latest.version} · {FORMAT_NAMES[service.latest.format]}
                </span>
              </>
            ) : (
              <span className="tiny subtle">No contract yet</span>
            )}
          </div>
          <ServiceTags tags={service.tags} onTag={onTag} />
        </li>
      ))}
    </ul>
  )
}
