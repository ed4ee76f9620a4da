// Light, dark or as the system, more contrast, and how many digits numbers have: printed from the catalogue's rows, with what
// is chosen marked.
import { Check, Contrast, Moon, Sun, SunMoon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { CommandId } from '../../core/command/catalogue'
import { commandNamed } from '../../core/command/catalogue'
import { runCommand } from '../command/run'
import { leaveTakenFocus } from '../parts/focus'
import { IconButton } from '../parts/IconButton'
import type { DigitChoice } from '../state/digits'
import { digitChoices, useDigits } from '../state/digits'
import type { Theme } from '../state/view'
import { useView } from '../state/view'
import menu from '../parts/DropMenu.module.css'

const themes: Readonly<Record<Theme, { readonly id: CommandId; readonly icon: typeof Sun; readonly word: string }>> = {
  system: { id: 'view.systemTheme', icon: SunMoon, word: 'as the system' },
  light: { id: 'view.lightTheme', icon: Sun, word: 'light' },
  dark: { id: 'view.darkTheme', icon: Moon, word: 'dark' },
}

export function ThemeMenu({ place }: { readonly place: HTMLElement | null }) {
  const { theme, hasContrast } = useView()
  const { icon, word } = themes[theme]
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton
          icon={hasContrast ? Contrast : icon}
          name={`Theme: ${word}${hasContrast ? ', high contrast' : ''}`}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={menu.menu}
          align="end"
          sideOffset={6}
          aria-label="Theme"
          onCloseAutoFocus={leaveTakenFocus}
        >
          <DropdownMenu.RadioGroup value={themes[theme].id}>
            {Object.values(themes).map(({ id, icon: Icon }) => (
              <DropdownMenu.RadioItem key={id} value={id} className={menu.item} onSelect={() => void runCommand(id)}>
                <span className={menu.withIcon}>
                  <Icon size={16} strokeWidth={1.7} aria-hidden="true" />
                  {commandNamed(id)?.title}
                </span>
                <Chosen />
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className={menu.line} />
          <DropdownMenu.CheckboxItem
            checked={hasContrast}
            className={menu.item}
            onSelect={() => void runCommand('view.contrast')}
          >
            <span className={menu.withIcon}>
              <Contrast size={16} strokeWidth={1.7} aria-hidden="true" />
              {commandNamed('view.contrast')?.title}
            </span>
            <Chosen />
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Separator className={menu.line} />
          <Digits />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Digits() {
  const digits = useDigits()
  const chosen = Object.entries(digitChoices).find(([, count]) => count === digits)?.[0] ?? ''
  return (
    <>
      <DropdownMenu.Label className={menu.label}>Significant digits</DropdownMenu.Label>
      <DropdownMenu.RadioGroup className={menu.row} value={`digits.${chosen}`}>
        {(Object.keys(digitChoices) as DigitChoice[]).map((choice) => (
          <DropdownMenu.RadioItem
            key={choice}
            value={`digits.${choice}`}
            className={menu.small}
            aria-label={commandNamed(`digits.${choice}`)?.title}
            onSelect={() => void runCommand(`digits.${choice}`)}
          >
            {commandNamed(`digits.${choice}`)?.label}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  )
}

const Chosen = () => (
  <DropdownMenu.ItemIndicator>
    <Check size={16} aria-hidden="true" />
  </DropdownMenu.ItemIndicator>
)
