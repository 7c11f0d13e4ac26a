import { Button } from '@mantine/core'
import type { MeetingStep } from '../../../api/schemas.ts'
import { FormProblem } from '../../../components/form/form-problem.tsx'
import { useMeetingStep } from './use-meeting.ts'

interface StepButtonProps {
  readonly meeting: string
  readonly step: MeetingStep
  readonly label: string
  readonly isMain?: boolean
}

/** A step that needs no words. */
export function StepButton({ meeting, step, label, isMain }: StepButtonProps): React.JSX.Element {
  const take = useMeetingStep(meeting)
  return (
    <>
      <Button
        size="xs"
        variant={isMain === true ? 'filled' : 'default'}
        loading={take.isPending}
        onClick={() => take.mutate(step)}
      >
        {label}
      </Button>
      {take.error && <FormProblem title="The step is not taken" error={take.error} />}
    </>
  )
}
