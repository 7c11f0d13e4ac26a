interface TrendDaysProps {
  /** ISO 8601 instants, the oldest first. */
  readonly days: readonly string[]
  /** Of the picture, in its own units. */
  readonly edge: number
  readonly width: number
  readonly height: number
}

/** The first and the last day below a trend. */
export function TrendDays({ days, edge, width, height }: TrendDaysProps): React.JSX.Element {
  const [first, last] = [days[0], days.at(-1)].map((day = '') => day.slice(0, 'YYYY-MM-DD'.length))
  return (
    <>
      <text className="trend-word" x={edge} y={height - 4}>
        {first}
      </text>
      {last !== first && (
        <text className="trend-word" x={width - edge} y={height - 4} textAnchor="end">
          {last}
        </text>
      )}
    </>
  )
}
