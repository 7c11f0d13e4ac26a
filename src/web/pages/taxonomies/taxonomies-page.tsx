import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { taxonomiesQuery } from '../../api/service-queries.ts'
import { AsOfField, AsOfNote, pathAsOf, useAsOf } from '../../components/as-of.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'
import { TaxonomyRules } from './taxonomy-rules.tsx'

/** The schemes by which services are classified. */
export function TaxonomiesPage(): React.JSX.Element {
  const [asOf, setAsOf] = useAsOf()
  const taxonomies = useQuery(taxonomiesQuery(asOf))
  return (
    <Page
      title="Taxonomies"
      crumbs={[{ label: 'Catalogue', to: '/' }]}
      lead="The schemes by which services are classified. Each has values, which may form trees."
      actions={
        <Button component={Link} size="sm" to="/taxonomies/new">
          Make a taxonomy
        </Button>
      }
    >
      <div className="stack">
        <AsOfField value={asOf} onChange={setAsOf} />
        <AsOfNote asOf={asOf} />
        <QueryView query={taxonomies} what="the taxonomies">
          {({ items }) =>
            items.map((taxonomy) => (
              <Panel key={taxonomy.id} title={taxonomy.title}>
                {taxonomy.description !== undefined && <p>{taxonomy.description}</p>}
                <p>
                  <Link to={pathAsOf(`/taxonomies/${encodeURIComponent(taxonomy.id)}`, asOf)}>
                    <code>{taxonomy.id}</code>
                  </Link>
                  , {counted(taxonomy.values.length, 'listed value')}
                </p>
                <TaxonomyRules taxonomy={taxonomy} />
              </Panel>
            ))
          }
        </QueryView>
      </div>
    </Page>
  )
}
