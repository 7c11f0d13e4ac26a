import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { servicePath } from '../../api/names.ts'
import { postJson } from '../../api/request.ts'
import type { Service } from '../../api/schemas.ts'

/**
 * Asks for a change of a service that has an address of its own below it, and shows everywhere what came of it.
 *
 * @param below for instance `move`
 * @param tag that of the service as it was seen, where the change depends on it
 */
export function useServiceChange<Body>(
  service: Service,
  below: string,
  tag: string | undefined,
  then?: (changed: Service) => Promise<void> | void,
): UseMutationResult<Service, Error, Body> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => postJson<Service>(`${servicePath(service.id)}/${below}`, body, tag),
    onSuccess: async (changed) => {
      await then?.(changed)
      await Promise.all(
        ['services', 'service', 'domains'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      )
    },
  })
}
