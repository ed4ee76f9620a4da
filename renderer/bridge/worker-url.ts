// The one place that starts a worker. Under `require-trusted-types-for 'script'` the browser refuses a plain address;
// this policy, the only one that app/policy.ts names, blesses our own built files and nothing else.
// A worker's address comes from the bundler: `import address from './sampler.worker?worker&url'`.

/** The part of Trusted Types that is used here; browsers without them take the plain address. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): string
  }
}

// Spelled as in app/policy.ts; the e2e story of the worker fails when they differ.
const policyName = 'gradwire-worker'

function onlyOurs(address: string): string {
  const url = new URL(address, document.baseURI)
  const folder = new URL('./assets/', document.baseURI)
  if (url.origin !== location.origin || !url.pathname.startsWith(folder.pathname))
    throw new TypeError(`Not a worker of this page: ${address}`)
  return url.href
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
const policy = trustedTypes?.createPolicy(policyName, { createScriptURL: onlyOurs }) ?? { createScriptURL: onlyOurs }

/** Starts a module worker of this page. Throws a TypeError for an address that is not one of the page's own files. */
export function startWorker(url: URL | string): Worker {
  return new Worker(policy.createScriptURL(String(url)), { type: 'module' })
}
