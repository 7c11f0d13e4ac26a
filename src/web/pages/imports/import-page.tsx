import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { importQuery, importsQuery } from '../../api/import-queries.ts'
import { postJson } from '../../api/request.ts'
import type { Import } from '../../api/schemas.ts'
import { FactList } from '../../components/fact-list.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { bytesInWords, counted } from '../../components/words.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { ImportEntries } from './import-entries.tsx'
import { IMPORT_TONES } from './import-tones.ts'

/** One import: what would change, how far it has come, and what became of it. */
export function ImportPage(): React.JSX.Element {
  const { importId = '' } = useParams()
  const query = useQuery(importQuery(importId))
  if (isNotFound(query.error)) return <NotFoundPage />
  return (
    <Page
      title={query.data === undefined ? 'Import' : `Import of ${query.data.source}`}
      crumbs={[{ label: 'Imports', to: '/imports' }]}
    >
      <ForSignedIn to="to see imports">
        <QueryView query={query} what="the import">
          {(one) => (
            <div className="stack">
              <Standing one={one} />
              {one.state !== 'planning' && <ImportEntries one={one} />}
            </div>
          )}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}

const IN_WORDS: Readonly<Partial<Record<Import['state'], string>>> = {
  planning: 'The source is read and held against the registry; nothing changes yet.',
  planned: 'This is what would change. Nothing has changed yet.',
  running: 'It is being imported. Leaving this page does not stop it.',
  'taking-back': 'What it had made is being taken back.',
}

function Standing({ one }: { readonly one: Import }): React.JSX.Element {
  const isUnderWay = ['planning', 'running', 'taking-back'].includes(one.state)
  return (
    <Panel
      title="How it stands"
      aside={<ToneBadge tone={IMPORT_TONES[one.state]}>{one.state}</ToneBadge>}
    >
      <p role="status">{one.outcome ?? IN_WORDS[one.state] ?? 'It has come to its end.'}</p>
      {isUnderWay && (
        <>
          <Progress
            value={one.total === 0 ? 0 : (100 * one.done) / one.total}
            aria-label={`${one.done} of ${counted(one.total, 'entry', 'entries')}`}
          />
          <p className="small subtle">
            {one.done} of {counted(one.total, 'entry', 'entries')}
          </p>
        </>
      )}
      <FactList
        facts={[
          { name: 'File', value: `${one.fileName}, ${bytesInWords(one.bytes)}` },
          { name: 'Below', value: <code>{one.domain}</code> },
          { name: 'Environment', value: one.environment },
          { name: 'All or nothing', value: one.allOrNothing ? 'yes' : 'no' },
          { name: 'By', value: one.requestedBy },
          { name: 'Requested', value: <Instant at={one.createdAt} withTime /> },
          { name: 'Ended', value: one.finishedAt && <Instant at={one.finishedAt} withTime /> },
        ]}
      />
      <Decide one={one} />
    </Panel>
  )
}

function Decide({ one }: { readonly one: Import }): React.JSX.Element | null {
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: (decision: 'start' | 'cancel') =>
      postJson<Import>(`/imports/${encodeURIComponent(one.id)}/decision`, { decision }),
    onSettled: () => queries.invalidateQueries({ queryKey: importsQuery.queryKey.slice(0, 1) }),
  })
  const mayStart = one.state === 'planned'
  if (!mayStart && one.state !== 'running' && one.state !== 'planning') return null
  const changes = one.counts.create + one.counts.replace
  return (
    <>
      <FormProblem title="Nothing has happened" error={decide.error} />
      <div className="form-actions">
        {mayStart && (
          <Button loading={decide.isPending} onClick={() => decide.mutate('start')}>
            Import {changes} {changes === 1 ? 'entry' : 'entries'}
          </Button>
        )}
        <Button
          variant="default"
          loading={decide.isPending}
          onClick={() => decide.mutate('cancel')}
        >
          Cancel
        </Button>
      </div>
    </>
  )
}
