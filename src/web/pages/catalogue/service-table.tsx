import { Fragment } from 'react'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { Service } from '../../api/schemas.ts'
import { pathAsOf, useAsOf } from '../../components/as-of.tsx'
import { VerdictBadge } from '../../components/badges.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { FORMAT_NAMES } from '../../components/words.ts'
import { ServiceTags } from './service-tags.tsx'

export interface ServiceListingProps {
  readonly services: readonly Service[]
  /** Whether the services come ordered by domain and are shown under its name. */
  readonly isGrouped: boolean
  readonly onTag: (tag: string) => void
}

const columns = 6

export function ServiceTable(props: ServiceListingProps): React.JSX.Element {
  const { services, isGrouped, onTag } = props
  return (
    <div className="table-frame">
      <table className="data-table data-table-wide">
        <caption className="visually-hidden">Services</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Latest contract</th>
            <th scope="col">State</th>
            <th scope="col">Verdict</th>
            <th scope="col" className="number">
              Consumers
            </th>
            <th scope="col">Owner</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service, index) => (
            <Fragment key={service.id}>
              {isGrouped && services[index - 1]?.domain !== service.domain && (
                <tr className="catalogue-domain-row">
                  <th scope="colgroup" colSpan={columns}>
                    {service.domain}
                  </th>
                </tr>
              )}
              <ServiceRow service={service} onTag={onTag} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ServiceRowProps {
  readonly service: Service
  readonly onTag: (tag: string) => void
}

function ServiceRow({ service, onTag }: ServiceRowProps): React.JSX.Element {
  const { latest } = service
  const [asOf] = useAsOf()
  return (
    <tr>
      <th scope="row">
        <Link to={pathAsOf(servicePath(service.id), asOf)} className="catalogue-title">
          {service.title}
        </Link>{' '}
        <span className="tiny subtle">
          {service.name} · {service.kind}
        </span>
        {service.purpose !== undefined && <p className="catalogue-purpose">{service.purpose}</p>}
        <ServiceTags tags={service.tags} onTag={onTag} />
      </th>
      {latest ? (
        <>
          <td>
            {latest.version}
            <div className="tiny subtle">{FORMAT_NAMES[latest.format]}</div>
          </td>
          <td>
            <StateBadge state={latest.state} phase={latest.phase} />
          </td>
          <td>
            <VerdictBadge verdict={latest.verdict} />
          </td>
        </>
      ) : (
        <td colSpan={3} className="subtle">
          No contract yet
        </td>
      )}
      <td className="number">{service.consumerCount}</td>
      <td>{service.owner ?? <span className="subtle">Nobody</span>}</td>
    </tr>
  )
}
