import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { domainSegment } from '../../api/names.ts'
import { domainsQuery, servicesQuery } from '../../api/service-queries.ts'
import { AsOfNote } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PartSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { CatalogueFilters } from './catalogue-filters.tsx'
import './catalogue-page.css'
import { DomainTree } from './domain-tree.tsx'
import { ServiceCards } from './service-cards.tsx'
import { ServiceTable } from './service-table.tsx'
import { useCatalogueFilters, type CatalogueFilters as Filters } from './use-catalogue-filters.ts'

/** Every service of the registry, by domain, with filters that the address keeps. */
export function CataloguePage(): React.JSX.Element {
  const filters = useCatalogueFilters()
  const hasRoomForTree = useMediaQuery('(min-width: 75rem)', false, {
    getInitialValueInEffect: false,
  })
  const domains = useQuery(domainsQuery)
  const chosen = domains.data?.items.find(({ path }) => path === filters.filters.domain)
  return (
    <Page
      title={chosen?.title ?? 'Catalogue'}
      lead={
        chosen
          ? (chosen.purpose ?? `The domain ${chosen.path}.`)
          : 'The services of the organisation, their contracts, and how they stand.'
      }
      actions={<CatalogueActions domain={chosen?.path} />}
    >
      <div className="catalogue">
        {hasRoomForTree && domains.data && (
          <aside className="catalogue-side">
            <DomainTree
              domains={domains.data.items}
              chosen={filters.filters.domain}
              onChoose={(path) => filters.setFilter('domain', path)}
            />
          </aside>
        )}
        <Services filters={filters} withDomainField={!hasRoomForTree} />
      </div>
    </Page>
  )
}

/** What can be registered from here, in the domain that is chosen. */
function CatalogueActions(props: { readonly domain: string | undefined }): React.JSX.Element {
  const { domain } = props
  return (
    <>
      <Button
        component={Link}
        size="sm"
        to={domain === undefined ? '/register' : `/register?domain=${encodeURIComponent(domain)}`}
      >
        Register a service
      </Button>
      {domain === undefined ? (
        <>
          <Button component={Link} size="sm" variant="default" to="/register/domain">
            Register a domain
          </Button>
          <Button component={Link} size="sm" variant="default" to="/imports">
            Import
          </Button>
          <Button component={Link} size="sm" variant="default" to="/taxonomies">
            Taxonomies
          </Button>
        </>
      ) : (
        <>
          <Button
            component={Link}
            size="sm"
            variant="default"
            to={`/domains/${domainSegment(domain)}/change`}
          >
            Change the domain
          </Button>
          <Button
            component={Link}
            size="sm"
            variant="default"
            to={`/domains/${domainSegment(domain)}/move`}
          >
            Move
          </Button>
        </>
      )}
    </>
  )
}

interface ServicesProps {
  readonly filters: Filters
  readonly withDomainField: boolean
}

function Services({ filters, withDomainField }: ServicesProps): React.JSX.Element {
  const isNarrow = useMediaQuery('(max-width: 48rem)', false, { getInitialValueInEffect: false })
  const list = useInfiniteQuery(servicesQuery(filters.filters))
  const tags = new Set(
    list.data?.pages.flatMap(({ items }) => items).flatMap((service) => service.tags),
  )
  const { asOf, sort } = filters.filters
  const isGrouped = sort === '' || asOf !== ''
  const Listing = isNarrow ? ServiceCards : ServiceTable
  return (
    <div className="catalogue-content">
      <CatalogueFilters {...filters} tags={[...tags].sort()} withDomain={withDomainField} />
      <AsOfNote asOf={asOf} />
      <PagedList
        query={list}
        what="services"
        skeleton={<PartSkeleton lines={8} />}
        empty={
          <EmptyState
            title={filters.isFiltered ? 'No service fits these filters' : 'No services yet'}
          >
            {filters.isFiltered ? (
              'Take a filter away, or search the contracts themselves with the field at the top.'
            ) : (
              <>
                <Link to="/register">Register the first one</Link>, or push a contract with{' '}
                <code>
                  concordat push contract.wsdl --service domain/name --version 1.0.0 --register
                </code>
              </>
            )}
          </EmptyState>
        }
      >
        {(services) => (
          <Listing
            services={services}
            isGrouped={isGrouped}
            onTag={(tag) => filters.setFilter('tag', tag)}
          />
        )}
      </PagedList>
    </div>
  )
}
