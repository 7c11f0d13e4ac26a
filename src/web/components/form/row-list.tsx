import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './form.css'

interface RowListProps<T> {
  /** What the rows are: "Endpoints". */
  readonly legend: string
  readonly rows: readonly T[]
  /** What a new row begins as. */
  readonly empty: T
  /** One of them: "endpoint". */
  readonly one: string
  readonly onChange: (rows: readonly T[]) => void
  /** The fields of a row; `change` replaces some of its members. */
  readonly fields: (row: T, change: (part: Partial<T>) => void, index: number) => ReactNode
}

/** Any number of rows with the same fields. */
export function RowList<T extends object>(props: RowListProps<T>): React.JSX.Element {
  const { legend, rows, empty, one, onChange, fields } = props
  return (
    <fieldset className="form-rows form-wide">
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        // Rows have no identity of their own; their fields hold no state beside `rows`.
        <div key={index} className="form-row">
          <div className="form-row-fields">
            {fields(
              row,
              (part) =>
                onChange(rows.map((other, at) => (at === index ? { ...row, ...part } : other))),
              index,
            )}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Take away ${one} ${index + 1}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...rows, empty])}
      >
        Add {one}
      </Button>
    </fieldset>
  )
}
