import type { GrantEffect } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'

/** Whom another text of the constitution would let do more or less. */
export function GrantTable({
  grants,
}: {
  readonly grants: readonly GrantEffect[]
}): React.JSX.Element {
  return (
    <DataTable
      caption="Who may do more or less"
      rows={grants}
      keyOf={({ to }) => to}
      columns={[
        { head: 'Who', of: ({ to }) => to },
        { head: 'May', of: ({ gained }) => gained.join(', ') || 'nothing' },
        { head: 'May no more', of: ({ lost }) => lost.join(', ') || 'nothing' },
      ]}
    />
  )
}
