import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { domainsQuery } from '../../api/service-queries.ts'
import type { IntegrationLevel, ServiceKind, ValueChainActivity } from '../../api/schemas.ts'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { RowList } from '../../components/form/row-list.tsx'
import '../../components/form/form.css'
import { ACTIVITY_NAMES, SERVICE_KINDS } from '../../components/words.ts'
import { TaxonomyFields } from './taxonomy-fields.tsx'
import type { ObjectiveDraft, ServiceDraft } from './service-draft.ts'

const LEVELS: readonly IntegrationLevel[] = ['data', 'application', 'process', 'service']
const NO_OBJECTIVE: ObjectiveDraft = { metric: '', target: '', unit: '' }

interface ServiceFieldsProps {
  readonly draft: ServiceDraft
  readonly onChange: (part: Partial<ServiceDraft>) => void
  /** What the registry refused, to show beside the fields concerned. */
  readonly error: Error | null
  /** Whether the service is there already: its name, domain and owner change on a page of their own. */
  readonly isRegistered: boolean
}

/** The fields that say what a service is. */
export function ServiceFields(props: ServiceFieldsProps): React.JSX.Element {
  const { draft, onChange, error, isRegistered } = props
  const domains = useQuery(domainsQuery)
  const choices = (domains.data?.items ?? []).map(({ path, title }) => ({
    value: path,
    label: `${title} (${path})`,
  }))
  // What the address chose is chosen before the list is there, which may also be longer than one page of it.
  const isListed = draft.domain === '' || choices.some(({ value }) => value === draft.domain)
  return (
    <>
      <div className="form-fields">
        {!isRegistered && (
          <>
            <NativeSelect
              label="Domain"
              required
              withAsterisk={false}
              value={draft.domain}
              error={mistakeAt(error, '/domain')}
              onChange={(event) => onChange({ domain: event.currentTarget.value })}
              data={[
                { value: '', label: 'Choose a domain' },
                ...(isListed ? [] : [{ value: draft.domain, label: draft.domain }]),
                ...choices,
              ]}
            />
            <TextInput
              label="Name"
              description="In addresses and commands: a-z, 0-9 and -"
              required
              withAsterisk={false}
              pattern="[a-z0-9][a-z0-9\-]*"
              maxLength={100}
              value={draft.name}
              error={mistakeAt(error, '/name')}
              onChange={(event) => onChange({ name: event.currentTarget.value })}
            />
          </>
        )}
        <TextInput
          className="form-wide"
          label="Title"
          description="What people call it"
          required
          withAsterisk={false}
          maxLength={200}
          value={draft.title}
          error={mistakeAt(error, '/title')}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <Textarea
          className="form-wide"
          label="Purpose"
          description="What it is there for, in a sentence that people outside the team understand"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={draft.purpose}
          error={mistakeAt(error, '/purpose')}
          onChange={(event) => onChange({ purpose: event.currentTarget.value })}
        />
        {!isRegistered && (
          <TextInput
            label="Owner"
            description="A role; the domain’s unless given"
            maxLength={200}
            value={draft.owner}
            error={mistakeAt(error, '/owner')}
            onChange={(event) => onChange({ owner: event.currentTarget.value })}
          />
        )}
        <TextInput
          label="Business capability"
          description="That it serves"
          maxLength={200}
          value={draft.capability}
          error={mistakeAt(error, '/capability')}
          onChange={(event) => onChange({ capability: event.currentTarget.value })}
        />
        <NativeSelect
          label="Kind"
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as ServiceKind })}
          data={[...SERVICE_KINDS]}
        />
        <NativeSelect
          label="Integrates at the level of"
          value={draft.integrationLevel}
          onChange={(event) =>
            onChange({ integrationLevel: event.currentTarget.value as IntegrationLevel })
          }
          data={[...LEVELS]}
        />
        <NativeSelect
          label="Activity of the value chain"
          value={draft.activity}
          onChange={(event) =>
            onChange({ activity: event.currentTarget.value as ValueChainActivity | '' })
          }
          data={[
            { value: '', label: 'Not stated' },
            ...Object.entries(ACTIVITY_NAMES).map(([value, label]) => ({ value, label })),
          ]}
        />
        <TextInput
          label="Tags"
          description="Separated by commas"
          value={draft.tags}
          error={mistakeAt(error, '/tags')}
          onChange={(event) => onChange({ tags: event.currentTarget.value })}
        />
        <TaxonomyFields
          kind={draft.kind}
          classification={draft.classification}
          error={error}
          onChange={(classification) => onChange({ classification })}
        />
      </div>
      <RowList
        legend="Endpoints"
        one="endpoint"
        empty={{ environment: 'production', url: '' }}
        rows={draft.endpoints}
        onChange={(endpoints) => onChange({ endpoints })}
        fields={(endpoint, change, index) => (
          <>
            <TextInput
              label="Environment"
              size="sm"
              required
              withAsterisk={false}
              value={endpoint.environment}
              error={mistakeAt(error, `/endpoints/${index}/environment`)}
              onChange={(event) => change({ environment: event.currentTarget.value })}
            />
            <TextInput
              label="Address"
              type="url"
              size="sm"
              required
              withAsterisk={false}
              value={endpoint.url}
              error={mistakeAt(error, `/endpoints/${index}/url`)}
              onChange={(event) => change({ url: event.currentTarget.value })}
            />
          </>
        )}
      />
      <RowList
        legend="Objectives that consumers can rely on"
        one="objective"
        empty={NO_OBJECTIVE}
        rows={draft.objectives}
        onChange={(objectives) => onChange({ objectives })}
        fields={(objective, change, index) => (
          <>
            <TextInput
              label="Measure"
              placeholder="availability"
              size="sm"
              required
              withAsterisk={false}
              value={objective.metric}
              error={mistakeAt(error, `/objectives/${index}/metric`)}
              onChange={(event) => change({ metric: event.currentTarget.value })}
            />
            <TextInput
              label="Target"
              placeholder="99.9"
              inputMode="decimal"
              size="sm"
              required
              withAsterisk={false}
              value={objective.target}
              error={mistakeAt(error, `/objectives/${index}/target`)}
              onChange={(event) => change({ target: event.currentTarget.value })}
            />
            <TextInput
              label="Unit"
              placeholder="percent"
              size="sm"
              required
              withAsterisk={false}
              value={objective.unit}
              error={mistakeAt(error, `/objectives/${index}/unit`)}
              onChange={(event) => change({ unit: event.currentTarget.value })}
            />
          </>
        )}
      />
      <RowList
        legend="Links"
        one="link"
        empty={{ title: '', url: '' }}
        rows={draft.links}
        onChange={(links) => onChange({ links })}
        fields={(link, change, index) => (
          <>
            <TextInput
              label="Title"
              size="sm"
              required
              withAsterisk={false}
              value={link.title}
              error={mistakeAt(error, `/links/${index}/title`)}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <TextInput
              label="Address"
              type="url"
              size="sm"
              required
              withAsterisk={false}
              value={link.url}
              error={mistakeAt(error, `/links/${index}/url`)}
              onChange={(event) => change({ url: event.currentTarget.value })}
            />
          </>
        )}
      />
    </>
  )
}
