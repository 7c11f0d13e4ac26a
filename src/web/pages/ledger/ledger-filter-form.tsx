import { Button, TextInput } from '@mantine/core'
import type { LedgerFilters } from '../../api/ledger-queries.ts'

interface LedgerFilterFormProps {
  readonly filters: LedgerFilters
  readonly onFilter: (filters: LedgerFilters) => void
}

const nothing: LedgerFilters = { subject: '', action: '', actor: '', from: '', to: '' }

/** Asks for entries by subject, action, actor and time. Days are days in UTC, as in the ledger. */
export function LedgerFilterForm({ filters, onFilter }: LedgerFilterFormProps): React.JSX.Element {
  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const [from, to] = [text('from'), text('to')]
    onFilter({
      subject: text('subject'),
      action: text('action'),
      actor: text('actor'),
      from: from === '' ? '' : `${from}T00:00:00.000Z`,
      to: to === '' ? '' : `${to}T23:59:59.999Z`,
    })
  }

  return (
    <form role="search" aria-label="Filter the ledger" className="ledger-filters" onSubmit={submit}>
      <TextInput
        name="subject"
        label="Subject"
        placeholder="service:payments/cards/orders"
        defaultValue={filters.subject}
      />
      <TextInput
        name="action"
        label="Action"
        placeholder="version.registered"
        defaultValue={filters.action}
      />
      <TextInput name="actor" label="Actor" placeholder="Id" defaultValue={filters.actor} />
      <TextInput name="from" type="date" label="From" defaultValue={filters.from.slice(0, 10)} />
      <TextInput name="to" type="date" label="To" defaultValue={filters.to.slice(0, 10)} />
      <div className="ledger-filter-buttons">
        <Button type="submit">Show</Button>
        <Button variant="subtle" onClick={() => onFilter(nothing)}>
          Clear
        </Button>
      </div>
    </form>
  )
}
