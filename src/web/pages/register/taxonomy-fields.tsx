import { MultiSelect, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { taxonomiesQuery } from '../../api/service-queries.ts'
import type { ServiceKind, Taxonomy } from '../../api/schemas.ts'
import { mistakeAt } from '../../components/form/mistakes.ts'

type Classification = Readonly<Record<string, readonly string[]>>

interface TaxonomyFieldsProps {
  readonly kind: ServiceKind
  readonly classification: Classification
  readonly error: Error | null
  readonly onChange: (classification: Classification) => void
}

/** One field for each taxonomy that is about no member of its own and is for services of this kind. */
export function TaxonomyFields(props: TaxonomyFieldsProps): React.JSX.Element {
  const { kind, classification, error, onChange } = props
  const taxonomies = useQuery(taxonomiesQuery())
  const asked = (taxonomies.data?.items ?? []).filter(
    ({ member, kinds }) => member.startsWith('classification.') && (kinds?.includes(kind) ?? true),
  )
  return (
    <>
      {asked.map((taxonomy) => (
        <Values
          key={taxonomy.id}
          taxonomy={taxonomy}
          values={classification[taxonomy.id] ?? []}
          error={mistakeAt(error, `/classification/${taxonomy.id}`)}
          onChange={(values) => {
            const all = Object.entries({ ...classification, [taxonomy.id]: values })
            onChange(Object.fromEntries(all.filter(([, some]) => some.length > 0)))
          }}
        />
      ))}
    </>
  )
}

interface ValuesProps {
  readonly taxonomy: Taxonomy
  readonly values: readonly string[]
  readonly error: string | undefined
  readonly onChange: (values: readonly string[]) => void
}

function Values({ taxonomy, values, error, onChange }: ValuesProps): React.JSX.Element {
  const { title, description, open, multiple, required } = taxonomy
  const common = {
    label: required ? `${title} (required)` : title,
    description,
    error,
    value: [...values],
    maxValues: multiple ? 50 : 1,
    onChange,
  }
  return open ? (
    <TagsInput {...common} data={taxonomy.values.map(({ id }) => id)} />
  ) : (
    <MultiSelect
      {...common}
      searchable
      data={taxonomy.values.map(({ id, title: label }) => ({ value: id, label }))}
    />
  )
}
