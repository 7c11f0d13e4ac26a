/** What one column of a table shows of each row; the first one names the row. */
export interface Column<Row> {
  readonly head: string
  /** Whether only screen readers are told what the column is, since what it shows speaks for itself. */
  readonly isHeadHidden?: boolean
  readonly isNumber?: boolean
  readonly of: (row: Row) => React.ReactNode
}

interface DataTableProps<Row> {
  readonly caption: string
  readonly isCaptionShown?: boolean
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row, index: number) => React.Key
  readonly columns: readonly Column<Row>[]
}

/** A table; on a narrow screen each row is a block in which every field says what it is, so that nothing scrolls sideways. */
export function DataTable<Row>({
  caption,
  isCaptionShown = false,
  rows,
  keyOf,
  columns,
}: DataTableProps<Row>): React.JSX.Element {
  const [name, ...fields] = columns
  return (
    <div className="table-frame">
      <table className="data-table table-stacked">
        <caption className={isCaptionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, isHeadHidden = false, isNumber }) => (
              <th key={head} scope="col" className={classOf(isNumber)}>
                {isHeadHidden ? <span className="visually-hidden">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              <th scope="row" className={classOf(name?.isNumber)}>
                {name?.of(row)}
              </th>
              {fields.map(({ head, isHeadHidden = false, isNumber, of }) => (
                <td
                  key={head}
                  className={classOf(isNumber)}
                  data-head={isHeadHidden ? undefined : head}
                >
                  <div>{of(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classOf(isNumber: boolean | undefined): string | undefined {
  return isNumber === true ? 'number' : undefined
}
