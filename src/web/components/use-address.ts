import { useSearchParams } from 'react-router'

/**
 * What a page keeps in the query of its address, and how to change one parameter of it; an empty value takes the
 * parameter away. The way back leads past such changes.
 */
export function useAddress(): readonly [
  parameters: URLSearchParams,
  change: (name: string, value: string) => void,
] {
  const [parameters, setParameters] = useSearchParams()
  return [
    parameters,
    (name, value) =>
      setParameters(
        (before) => {
          const after = new URLSearchParams(before)
          if (value === '') after.delete(name)
          else after.set(name, value)
          return after
        },
        { replace: true },
      ),
  ]
}
