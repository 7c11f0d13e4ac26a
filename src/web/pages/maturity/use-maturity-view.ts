import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

type Part = 'domain' | 'dimension' | 'level' | 'fact'

export interface MaturityView {
  /** The domain assessed; empty for the whole registry. */
  readonly domain: string
  /** The cell that is open: a dimension and a level of it. */
  readonly dimension: string
  readonly level: string
  /** The fact that is open. */
  readonly fact: string
  readonly show: (parts: Partial<Record<Part, string>>) => void
}

/** What of the assessment is shown, kept in the address so that "back" closes what was opened. */
export function useMaturityView(): MaturityView {
  const [parameters, setParameters] = useSearchParams()
  const show = useCallback(
    (parts: Partial<Record<Part, string>>) => {
      setParameters((before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(parts)) {
          if (value === '') after.delete(name)
          else after.set(name, value)
        }
        return after
      })
    },
    [setParameters],
  )
  return {
    domain: parameters.get('domain') ?? '',
    dimension: parameters.get('dimension') ?? '',
    level: parameters.get('level') ?? '',
    fact: parameters.get('fact') ?? '',
    show,
  }
}
