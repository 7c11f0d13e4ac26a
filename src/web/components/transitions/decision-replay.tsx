import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getJson } from '../../api/request.ts'
import type { DecisionReplay as Replay } from '../../api/schemas.ts'
import { FormProblem } from '../form/form-problem.tsx'

/** Judges a recorded decision again, and says whether it comes out as it was recorded. */
export function DecisionReplay({ decision }: { readonly decision: string }): React.JSX.Element {
  const replay = useMutation({
    mutationFn: () => getJson<Replay>(`/decisions/${encodeURIComponent(decision)}/replay`),
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={replay.isPending}
        onClick={() => replay.mutate()}
      >
        Judge it again
      </Button>
      <div role="status" className="small">
        {replay.data?.isSame === true &&
          `Over the recorded facts it comes out the same: ${replay.data.replayed ? 'allowed' : 'refused'}.`}
        {replay.data?.differences.map((difference) => (
          <p key={difference}>{difference}</p>
        ))}
      </div>
      <FormProblem title="It could not be judged again" error={replay.error} />
    </>
  )
}
