import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { domainSegment } from '../../api/names.ts'
import { postJson } from '../../api/request.ts'
import type { Domain } from '../../api/schemas.ts'

/**
 * Asks for a step of a domain's move, and goes to the domain where it is afterwards.
 *
 * @param tag that of the domain as it was seen, where the step depends on it
 */
export function useDomainMove<Body>(
  domain: Domain,
  below: 'move' | 'move/answer',
  tag: string | undefined,
): UseMutationResult<Domain, Error, Body> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: Body) =>
      postJson<Domain>(`/domains/${domainSegment(domain.path)}/${below}`, body, tag),
    onSuccess: async ({ path, following }) => {
      await Promise.all(
        ['services', 'service', 'domains'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      )
      if (path === domain.path) return
      await navigate(
        following === undefined
          ? `/?domain=${encodeURIComponent(path)}`
          : `/domains/${domainSegment(path)}/move`,
      )
    },
  })
}
