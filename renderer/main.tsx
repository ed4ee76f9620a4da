// Starts the page: theme, settings, recovery, then the shell.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadKernels } from '../core/fast/machine'
import './style/page.css'
import { App } from './shell/App'
import { followChecks } from './state/checks'
import { followTheme, loadView } from './state/view'

followTheme()
followChecks()
void loadView()
void loadKernels()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
