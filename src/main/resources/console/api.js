// The one way to the server. The token is kept until the tab is closed, as by the page of the API's description.

const KEY = 'demarche.token';
const API = '/api/v1';

/** A refusal, or a server that does not answer. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.title = body.title;
    this.detail = body.detail;
    this.code = body.code;
    this.field = body.field;
  }
}

export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: secret => sessionStorage.setItem(KEY, secret),
  forget: () => sessionStorage.removeItem(KEY),
  /** Takes the token out of a link, whose fragment no server sees. */
  fromLink() {
    const given = new URLSearchParams(location.hash.slice(1)).get('token');
    if (given) {
      token.set(given);
      history.replaceState(history.state, '', location.pathname + location.search);
    }
  },
};

export function path(resource, parameters = {}) {
  const query = new URLSearchParams(
      Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return API + resource + (query.size ? `?${query}` : '');
}

/** The answer to a question as JSON; throws a {@link Problem}. */
export async function get(resource, parameters, options = {}) {
  return (await send('GET', path(resource, parameters), undefined, options)).body;
}

/** What a request is answered: `{status, headers, body}`, the body parsed where it is JSON, else a text; throws a Problem. */
export async function send(method, address, body, options) {
  const response = await open(method, address, body, options);
  return {status: response.status, headers: response.headers, body: await read(response)};
}

const read = response => whole(/json/.test(response.headers.get('Content-Type') ?? '') ? response.json() : response.text());

/** What comes from the network, if all of it comes; that it does not says nothing of what was asked about. */
export async function whole(coming) {
  try {
    return await coming;
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, {title: 'The server does not answer.', detail: 'It may be starting anew; try again.'});
  }
}

/** The response itself, for whoever reads its body as it comes; throws a Problem. */
export async function open(method, address, body, {headers = {}, signal} = {}) {
  const response = await whole(fetch(address, {
    method,
    signal,
    body: body === undefined || typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
    headers: {
      Accept: 'application/json',
      ...(token.get() && {Authorization: `Bearer ${token.get()}`}),
      ...(body !== undefined && {'Content-Type': 'application/json'}),
      ...headers,
    },
  }));
  if (!response.ok) {
    const refusal = await read(response);
    throw new Problem(response.status, typeof refusal === 'string' ? {detail: refusal} : refusal);
  }
  return response;
}

/** All pages of a list, one after the other; at most so many rows. */
export async function all(resource, name, parameters = {}, most = 10_000) {
  const rows = [];
  let asOf;
  let cursor;
  do {
    const page = await get(resource, {...parameters, limit: 1000, cursor});
    asOf ??= page.asOf;
    rows.push(...page[name]);
    cursor = page.next;
  } while (cursor && rows.length < most);
  return {asOf, rows, whole: !cursor};
}
