import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { postJson } from '../../api/request.ts'

/**
 * Changes something of governance. What is decided there can change whatever a page shows (policies, gates, who fills
 * which role), so that everything is asked again then.
 * @param write sends the change
 * @param onDone is given what the registry answered
 */
export function useGovernanceChange<Said, View>(
  write: (said: Said) => Promise<View>,
  onDone?: (view: View) => unknown,
): UseMutationResult<View, Error, Said> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: async (view) => {
      await queries.invalidateQueries()
      await onDone?.(view)
    },
  })
}

/**
 * Makes something of governance, or takes a step in it.
 * @param path begins with a slash and is already encoded
 * @param onDone is given what the registry answered
 */
export function useGovernancePost<Body, View = unknown>(
  path: string,
  onDone?: (view: View) => unknown,
): UseMutationResult<View, Error, Body> {
  return useGovernanceChange((body: Body) => postJson<View>(path, body), onDone)
}
