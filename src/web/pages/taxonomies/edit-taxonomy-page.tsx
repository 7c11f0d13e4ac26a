import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { taggedTaxonomyQuery } from '../../api/service-queries.ts'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { TaxonomyForm } from './taxonomy-form.tsx'
import { isSaidAsText } from './tree-text.ts'

/** Makes a taxonomy. */
export function MakeTaxonomyPage(): React.JSX.Element {
  return (
    <Page
      title="Make a taxonomy"
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: 'Taxonomies', to: '/taxonomies' },
      ]}
      lead="A scheme by which services are classified from now on."
    >
      <ForSignedIn to="to make a taxonomy">
        <TaxonomyForm before={undefined} />
      </ForSignedIn>
    </Page>
  )
}

/** Changes what is said of a taxonomy. */
export function EditTaxonomyPage(): React.JSX.Element {
  const { taxonomyId = '' } = useParams()
  const taxonomy = useQuery(taggedTaxonomyQuery(taxonomyId))
  const page = `/taxonomies/${encodeURIComponent(taxonomyId)}`
  if (isNotFound(taxonomy.error)) return <NotFoundPage />
  return (
    <Page
      title={`Change ${taxonomy.data?.value.title ?? taxonomyId}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: 'Taxonomies', to: '/taxonomies' },
        { label: taxonomy.data?.value.title ?? taxonomyId, to: page },
      ]}
      lead="Services keep the values that they have, and are checked when these are changed next."
    >
      <ForSignedIn to="to change a taxonomy">
        <QueryView query={taxonomy} what="the taxonomy">
          {(tagged) =>
            isSaidAsText(tagged.value.values) ? (
              <TaxonomyForm key={tagged.tag} before={tagged} />
            ) : (
              <>
                <p>
                  Some values have “ | ” in their ids, which this form cannot tell. At a terminal:
                </p>
                <CopyableCommand
                  label="Replace it from a file"
                  command={`concordat taxonomies put ${tagged.value.id} taxonomy.yaml`}
                />
              </>
            )
          }
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}
