import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react'

/** How the states of a level's cell are shown. */
export const CELL_LOOKS = {
  holds: { word: 'Holds', tone: 'good', icon: IconCircleCheck },
  fails: { word: 'Fails', tone: 'bad', icon: IconCircleX },
  undetermined: { word: 'Undetermined', tone: 'warn', icon: IconHelpCircle },
} as const
