import type { ContractSummary, Location } from '../../api/schemas.ts'

/** One part of a contract's summary as a table. */
export interface SummaryList {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly SummaryRow[]
}

export interface SummaryRow {
  /** One text per column; the first names the thing. */
  readonly cells: readonly string[]
  readonly location: Location
}

/** The parts of a contract as tables, whatever its format. */
export function summaryLists(summary: ContractSummary): readonly SummaryList[] {
  return [
    {
      name: 'Operations',
      columns: ['Operation', 'Group', 'Kind', 'In', 'Out', 'Faults'],
      rows: summary.operations.map((operation) => ({
        cells: [
          operation.name,
          operation.group ?? '',
          operation.deprecated ? `${operation.kind}, deprecated` : operation.kind,
          operation.input.join(', '),
          operation.output.join(', '),
          operation.faults.join(', '),
        ],
        location: operation.location,
      })),
    },
    {
      name: 'Messages',
      columns: ['Message', 'Namespace', 'Parts'],
      rows: summary.messages.map((message) => ({
        cells: [
          message.name,
          message.namespace ?? '',
          message.parts.map(({ name, type }) => (type ? `${name}: ${type}` : name)).join(', '),
        ],
        location: message.location,
      })),
    },
    {
      name: 'Types',
      columns: ['Type', 'Kind', 'Namespace'],
      rows: summary.types.map((type) => ({
        cells: [type.name, type.kind, type.namespace ?? ''],
        location: type.location,
      })),
    },
    {
      name: 'Endpoints',
      columns: ['Endpoint', 'Service', 'Protocol', 'Address'],
      rows: summary.services.flatMap((service) =>
        service.endpoints.map((endpoint) => ({
          cells: [endpoint.name, service.name, endpoint.protocol, endpoint.address ?? ''],
          location: endpoint.location,
        })),
      ),
    },
    {
      name: 'Imports',
      columns: ['Import', 'Kind', 'Namespace', 'Resolved to'],
      rows: summary.imports.map((reference) => ({
        cells: [
          reference.uri ?? '(no location)',
          reference.kind,
          reference.namespace ?? '',
          reference.resolved?.file ??
            `${reference.problem?.kind ?? 'not resolved'}: ${reference.problem?.reason ?? ''}`,
        ],
        location: reference.location,
      })),
    },
  ]
}
