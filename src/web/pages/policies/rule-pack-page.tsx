import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { rulePackQuery } from '../../api/policy-queries.ts'
import type { RulePack } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { SeverityBadge } from '../../components/badges.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted, FORMAT_NAMES } from '../../components/words.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'

/** A rule pack with all its rules. */
export function RulePackPage(): React.JSX.Element {
  const { packId = '' } = useParams()
  const pack = useQuery(rulePackQuery(packId))
  if (isNotFound(pack.error)) return <NotFoundPage />
  return (
    <QueryView query={pack} what="the rule pack" skeleton={<PageSkeleton />}>
      {(data) => (
        <Page
          title={data.title}
          crumbs={[{ label: 'Policies & rules', to: '/policies' }]}
          lead={
            <>
              <p className="pack-description">{data.description}</p>
              {data.id} {data.version} · {counted(data.ruleCount, 'rule')} ·{' '}
              {data.formats.map((format) => FORMAT_NAMES[format]).join(', ')}
              {data.includes.length > 0 && <> · includes {data.includes.join(', ')}</>}
            </>
          }
        >
          <Rules pack={data} />
        </Page>
      )}
    </QueryView>
  )
}

function Rules({ pack }: { readonly pack: RulePack }): React.JSX.Element {
  const [words, setWords] = useState('')
  const [severity, setSeverity] = useState('')
  const fitting = pack.rules.filter(
    (rule) =>
      (severity === '' || rule.severity === severity) &&
      `${rule.name ?? ''} ${rule.id} ${rule.title} ${rule.requirements.join(' ')}`
        .toLowerCase()
        .includes(words.toLowerCase()),
  )
  return (
    <div className="stack">
      <div className="filter-row">
        <TextInput
          type="search"
          label="Filter the rules"
          placeholder="Id, title or requirement"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          label="Severity"
          value={severity}
          onChange={(event) => setSeverity(event.currentTarget.value)}
          data={[{ value: '', label: 'Any severity' }, 'error', 'warning', 'info', 'hint']}
        />
      </div>
      {fitting.length === 0 ? (
        <EmptyState title="No rule fits">Use fewer words, or any severity.</EmptyState>
      ) : (
        <DataTable
          caption="Rules of the pack"
          rows={fitting}
          keyOf={(rule) => rule.name ?? rule.id}
          columns={[
            {
              head: 'Rule',
              of: (rule) => (
                <>
                  {rule.isImplemented ? (
                    <Link to={`/rules/${encodeURIComponent(rule.id)}`}>
                      <strong>{rule.name ?? rule.id}</strong>
                    </Link>
                  ) : (
                    <strong>{rule.name ?? rule.id}</strong>
                  )}
                </>
              ),
            },
            {
              head: 'Asks',
              of: (rule) => (
                <>
                  {rule.title}
                  {!rule.isImplemented && (
                    <div className="tiny subtle">
                      {rule.testable === 'not'
                        ? 'Not checked: it is reported as not evaluated'
                        : 'No check yet: it is reported as not evaluated'}
                    </div>
                  )}
                  {rule.testable === 'partly' && (
                    <div className="tiny subtle">Checked in part: {rule.unchecked}</div>
                  )}
                </>
              ),
            },
            { head: 'Severity', of: (rule) => <SeverityBadge severity={rule.severity} /> },
            { head: 'Requirements', of: (rule) => rule.requirements.join(', ') },
          ]}
        />
      )}
      <CopyableCommand
        label="Judge a contract by this pack alone"
        command={`concordat lint CONTRACT --policy ${pack.id}`}
      />
    </div>
  )
}
