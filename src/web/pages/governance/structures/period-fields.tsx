import { TextInput } from '@mantine/core'
import { useSearchParams } from 'react-router'
import type { Days } from '../../../api/running-queries.ts'

/** The period that the address asks about; empty days are left to the registry. */
export function usePeriod(): Days {
  const [parameters] = useSearchParams()
  return { from: parameters.get('from') ?? '', to: parameters.get('to') ?? '' }
}

/** Chooses the days of a period. */
export function PeriodFields(): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const set = (name: 'from' | 'to', value: string): void => {
    setParameters(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  }
  return (
    <div className="circle-view">
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={name === 'from' ? 'From' : 'To'}
          value={parameters.get(name) ?? ''}
          onChange={({ currentTarget: { value } }) => set(name, value)}
        />
      ))}
    </div>
  )
}
