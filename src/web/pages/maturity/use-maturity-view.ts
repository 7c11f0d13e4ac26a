import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { MaturityScope } from '../../api/maturity-queries.ts'

type Part = keyof MaturityScope | 'dimension' | 'level' | 'fact'

export interface MaturityView {
  readonly scope: MaturityScope
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
  const part = (name: Part): string => parameters.get(name) ?? ''
  return {
    scope: { domain: part('domain'), circle: part('circle'), asOf: part('asOf') },
    dimension: part('dimension'),
    level: part('level'),
    fact: part('fact'),
    show,
  }
}
