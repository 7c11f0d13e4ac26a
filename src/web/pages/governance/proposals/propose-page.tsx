import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import {
  missingGrantsQuery,
  organisationQuery,
  rollbackQuery,
} from '../../../api/governance-queries.ts'
import { postJson } from '../../../api/request.ts'
import type { MissingGrants, Proposal, ProposalRequest, Rollback } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Page } from '../../../components/page.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { ChangeFields } from './changes/change-fields.tsx'
import { changesOf, formNamed, isOfAnchor, type ChangeDraft } from './changes/change-forms.ts'
import { useGovernanceChange } from '../use-governance-change.ts'
import { OfTension } from './of-tension.tsx'
import { useTakesPart } from '../use-takes-part.ts'
import { draftOf } from './changes/draft-of.ts'

/** Makes a proposal, of a tension or as the way back from an earlier one. */
export function ProposePage(): React.JSX.Element {
  const [parameters] = useSearchParams()
  const rollback = parameters.get('rollback') ?? ''
  const wayBack = useQuery({ ...rollbackQuery(rollback), enabled: rollback !== '' })
  const grantsMissing = parameters.get('grants') === 'missing'
  const missing = useQuery({ ...missingGrantsQuery, enabled: grantsMissing })
  return (
    <Page
      title="Propose a change"
      crumbs={[{ label: 'Proposals', to: '/proposals' }]}
      lead="Say in which situation the tension showed, and how the change would have lessened it. The constitution says how it is decided."
    >
      <ForSignedIn to="to propose">
        {grantsMissing ? (
          <QueryView query={missing} what="what nobody is granted">
            {(data) => <ProposeForm prepared={missingPrepared(data)} />}
          </QueryView>
        ) : rollback === '' ? (
          <ProposeForm prepared={undefined} />
        ) : (
          <QueryView query={wayBack} what="the way back">
            {(data) => <ProposeForm prepared={data} />}
          </QueryView>
        )}
      </ForSignedIn>
    </Page>
  )
}

/** What a proposal begins with that the registry has prepared. */
interface Prepared extends Pick<Rollback, 'title' | 'changes' | 'notRestored'> {
  readonly rollbackOf?: number
  readonly example?: string
  readonly rationale?: string
}

function missingPrepared({
  title,
  changes,
  actions,
  notGranted,
  shipped,
}: MissingGrants): Prepared {
  const named = actions.map(({ action }) => action).join(', ')
  return {
    title,
    changes,
    notRestored: notGranted,
    example: `Nobody may do this, since the constitution in force is older than the program: ${named}.`,
    rationale: `It is granted as ${shipped ?? 'the text of the program'} grants it; everything else stays.`,
  }
}

function ProposeForm({ prepared }: { readonly prepared: Prepared | undefined }): React.JSX.Element {
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const organisation = useQuery(organisationQuery)
  const [title, setTitle] = useState(prepared?.title ?? '')
  const anchor = organisation.data?.circles[0]?.id ?? ''
  const [circleChosen, setCircle] = useState(parameters.get('circle') ?? '')
  const [example, setExample] = useState(prepared?.example ?? '')
  const [rationale, setRationale] = useState(prepared?.rationale ?? '')
  const tension = parameters.get('tension') ?? ''
  const policy = parameters.get('policy') ?? ''
  const [draft, setDraft] = useState<ChangeDraft>(
    prepared === undefined
      ? { form: formNamed(parameters.get('change') ?? ''), fields: { policy } }
      : draftOf(prepared.changes, circleChosen || anchor),
  )
  const holdsForAll = isOfAnchor(draft.form)
  const circle = holdsForAll ? anchor : circleChosen || anchor
  const takesPart = useTakesPart(circle)
  const propose = useGovernanceChange(
    // Changes that cannot be read are a mistake of the form, and not an exception.
    async () => {
      const body: ProposalRequest = {
        title: title.trim(),
        circle,
        example: example.trim(),
        rationale: rationale.trim(),
        changes: changesOf(draft.form, circle, draft.fields),
        ...(tension !== '' && { tension }),
        ...(prepared?.rollbackOf !== undefined && { rollbackOf: prepared.rollbackOf }),
      }
      return postJson<Proposal>('/proposals', body)
    },
    ({ id }) => navigate(`/proposals/${encodeURIComponent(id)}`),
  )
  return (
    <Form
      request={propose}
      problem="The proposal is not made"
      submit="Propose"
      onSubmit={() => propose.mutate(undefined)}
      isPanel
    >
      {tension !== '' && (
        <p>
          <OfTension id={tension} />
        </p>
      )}
      <div className="form-fields">
        <TextInput
          label="Title"
          required
          withAsterisk={false}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label="Circle that decides"
          {...(holdsForAll && {
            description: 'What is changed below holds for everybody, so that this circle decides',
            disabled: true,
          })}
          value={circle}
          onChange={(event) => setCircle(event.currentTarget.value)}
          data={(organisation.data?.circles ?? [{ id: circle, title: circle }]).map(
            ({ id, title: label }) => ({ value: id, label }),
          )}
        />
      </div>
      {takesPart === false && (
        <p role="note">
          Whoever fills a role in this circle proposes changes to it, and you fill none there. Open
          a <Link to="/tensions/new">tension</Link> instead: whoever answers for it proposes for
          you.
        </p>
      )}
      <WordsField
        label="An actual situation in which the tension showed"
        description="Something that happened: what might happen one day is no reason to decide"
        required
        value={example}
        onChange={setExample}
      />
      <WordsField
        label="How the change would have lessened it"
        required
        value={rationale}
        onChange={setRationale}
      />
      <ChangeFields draft={draft} onChange={setDraft} />
      {prepared !== undefined && prepared.notRestored.length > 0 && (
        <ul>
          {prepared.notRestored.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </Form>
  )
}
