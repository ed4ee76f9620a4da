// The study worker: critical points with their proof, and rows of basin maps. Holds no state but the newest ticket.
import { listen } from '../sampling/listen'
import type { StudyAnswer, StudyOrder } from './study-messages'
import { work } from './study-work'

listen<StudyOrder, StudyAnswer>(work, (message) => (message.kind === 'basins' ? [message.ends.buffer] : []))
