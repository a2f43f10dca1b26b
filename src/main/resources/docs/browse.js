// The token comes in the fragment of a link, which no server sees, or is typed. It is kept until the tab is closed.
const KEY = 'demarche.token';
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) {
  sessionStorage.setItem(KEY, given);
  history.replaceState(null, '', location.pathname);
}

const form = document.getElementById('sign-in');
form.addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem(KEY, form.elements.token.value.trim());
  form.reset();
  show();
});

async function show() {
  const token = sessionStorage.getItem(KEY);
  const answer = token && await fetch('/api/v1/me', {headers: {Authorization: `Bearer ${token}`}});
  form.hidden = Boolean(answer && answer.ok);
  form.querySelector('output').textContent = answer && !answer.ok ? (await answer.json()).detail : '';
  if (form.hidden) {
    SwaggerUIBundle({
      url: '/api/v1/openapi.json',
      dom_id: '#description',
      deepLinking: true,
      docExpansion: 'list',
      validatorUrl: null,
      requestInterceptor: request => {
        request.headers.Authorization ??= `Bearer ${token}`;
        return request;
      },
    });
  }
}

show();
