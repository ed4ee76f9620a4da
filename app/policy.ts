// The one place that says what the page may do: the headers of every answer, from app:// and from 127.0.0.1.
// Nothing here may be loosened for a library's sake; change the library.

/**
 * The only Trusted Types policy of the page (renderer/bridge/worker-url.ts): under
 * `require-trusted-types-for 'script'` a worker's address must be blessed, and that policy blesses our own files only.
 */
export const workerPolicyName = 'gradwire-worker'

export const contentSecurityPolicy = [
  "default-src 'none'",
  // WebAssembly may be compiled: for that alone. Text never becomes a script: 'unsafe-eval' stays away.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${workerPolicyName}`,
].join('; ')

/** Headers of every answer, also of a refusal. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}
