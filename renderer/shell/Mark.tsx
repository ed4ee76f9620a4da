// Gradwire's mark: one node whose derivative comes back along two wires.
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" style={{ flex: 'none', marginRight: 6 }}>
      <g fill="none" strokeWidth="2">
        <path d="M5 11 C 11 11, 9 5, 16 5" stroke="var(--positive)" />
        <path d="M5 11 C 11 11, 9 17, 16 17" stroke="var(--negative)" />
      </g>
      <circle cx="5" cy="11" r="3.6" fill="var(--ink)" />
      <circle cx="17" cy="5" r="2.6" fill="var(--positive)" />
      <circle cx="17" cy="17" r="2.6" fill="var(--negative)" />
    </svg>
  )
}
