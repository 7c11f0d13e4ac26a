import { Tabs, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { versionPath } from '../../api/names.ts'
import type { ContractSummary, Location, Version } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { FORMAT_NAMES } from '../../components/words.ts'
import { summaryLists, type SummaryList, type SummaryRow } from './summary-lists.ts'

const shownAtMost = 300 // rows; a contract can have thousands of types, and filtering finds the others

/** What the contract says: operations, messages, types, imports; each leads to its place in the source. */
export function ContractView({ version }: { readonly version: Version }): React.JSX.Element {
  const { summary } = version
  const [parameters] = useSearchParams()
  if (summary === undefined) {
    return (
      <EmptyState title="This contract has no summary">
        Its format, {FORMAT_NAMES[version.format]}, is recognised but not taken apart yet.
      </EmptyState>
    )
  }
  const lists = summaryLists(summary)
  const asked = lists.find((list) => list.name === parameters.get('part'))
  const first = asked ?? lists.find((list) => list.rows.length > 0)
  return (
    <div className="stack">
      <Overview summary={summary} />
      <Tabs defaultValue={first?.name ?? null} keepMounted={false}>
        <Tabs.List mb="sm">
          {lists.map((list) => (
            <Tabs.Tab key={list.name} value={list.name}>
              {list.name} <span className="subtle">{list.rows.length}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {lists.map((list) => (
          <Tabs.Panel key={list.name} value={list.name}>
            <SummaryTable
              list={list}
              version={version}
              asked={list === asked ? (parameters.get('words') ?? '') : ''}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}

function Overview({ summary }: { readonly summary: ContractSummary }): React.JSX.Element {
  return (
    <Panel title={summary.title ?? 'Untitled contract'}>
      {summary.description !== undefined && <p className="small">{summary.description}</p>}
      <FactList
        facts={[
          { name: 'Format', value: FORMAT_NAMES[summary.format] },
          { name: 'Its own version', value: summary.version },
          {
            name: 'Namespaces',
            value:
              summary.namespaces.length === 0
                ? undefined
                : summary.namespaces.map((namespace) => (
                    <div key={namespace}>
                      <code>{namespace}</code>
                    </div>
                  )),
          },
        ]}
      />
    </Panel>
  )
}

interface SummaryTableProps {
  readonly list: SummaryList
  readonly version: Version
  /** Words to filter by at first. */
  readonly asked: string
}

function SummaryTable({ list, version, asked }: SummaryTableProps): React.JSX.Element {
  const [words, setWords] = useState(asked)
  if (list.rows.length === 0) {
    return <EmptyState title={`The contract declares no ${list.name.toLowerCase()}`} />
  }
  const fitting = list.rows.filter(({ cells }) =>
    cells.join(' ').toLowerCase().includes(words.toLowerCase()),
  )
  return (
    <>
      <TextInput
        mb="sm"
        maw="24rem"
        size="sm"
        type="search"
        aria-label={`Filter the ${list.name.toLowerCase()}`}
        placeholder={`Filter ${list.rows.length} ${list.name.toLowerCase()}`}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <DataTable
        caption={list.name}
        rows={fitting.slice(0, shownAtMost)}
        keyOf={(_, index) => index}
        columns={[
          ...list.columns.map((head, column) => ({
            head,
            of: ({ cells }: SummaryRow) =>
              column === 0 ? <strong>{cells[column]}</strong> : cells[column],
          })),
          {
            head: 'Source',
            of: ({ location, cells }) => (
              <SourceLink version={version} location={location} name={cells[0] ?? ''} />
            ),
          },
        ]}
      />
      {fitting.length > shownAtMost && (
        <p className="small subtle">
          The first {shownAtMost} of {fitting.length}; filter to find the others.
        </p>
      )}
    </>
  )
}

interface SourceLinkProps {
  readonly version: Version
  readonly location: Location
  readonly name: string
}

function SourceLink({ version, location, name }: SourceLinkProps): React.JSX.Element {
  const place = new URLSearchParams({ file: location.file, line: String(location.line) })
  return (
    <Link
      to={`${versionPath(version.service, version.version)}/findings?${place.toString()}`}
      aria-label={`${name} in the source, line ${location.line}`}
    >
      line {location.line}
    </Link>
  )
}
