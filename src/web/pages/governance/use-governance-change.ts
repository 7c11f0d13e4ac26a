import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { GOVERNANCE } from '../../api/governance-queries.ts'
import { postJson } from '../../api/request.ts'

/**
 * Makes something of governance, or takes a step in it; all of governance is asked again then.
 * @param path begins with a slash and is already encoded
 * @param onDone is given what the registry answered
 */
export function useGovernancePost<Body, View = unknown>(
  path: string,
  onDone?: (view: View) => unknown,
): UseMutationResult<View, Error, Body> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => postJson<View>(path, body),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: [GOVERNANCE] })
      await onDone?.(view)
    },
  })
}
