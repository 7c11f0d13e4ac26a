import { SideDrawer } from '../components/side-drawer.tsx'
import { Navigation } from './navigation.tsx'

interface MenuDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The navigation where the header has no room for it. */
export function MenuDrawer({ isOpen, onClose }: MenuDrawerProps): React.JSX.Element {
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={onClose}
      title="Concordat"
      closeLabel="Close the menu"
      position="left"
      size="17rem"
    >
      <Navigation label="Menu" onChoose={onClose} />
    </SideDrawer>
  )
}
