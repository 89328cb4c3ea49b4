#pragma once

#include <QLatin1StringView>

namespace warrener {

// A report leaves the house: what it looks like on paper and in a browser, in the theme's spirit.
// The only place in src/ that holds colours.

namespace paper {
inline constexpr QLatin1StringView critical{"#b42323"}, warning{"#8a5200"}, ok{"#0d6b45"}, note{"#14539a"};
inline constexpr QLatin1StringView quiet{"#5b6270"}, line{"#d9dbe1"}, panel{"#f5f6f8"};
inline constexpr QLatin1StringView series[] = {note, QLatin1StringView("#a85a00"), ok};
} // namespace paper

inline constexpr auto reportStyle = QLatin1StringView(R"css(
:root{color-scheme:light dark;--bg:#fff;--panel:#f5f6f8;--line:#d9dbe1;--text:#16181d;--quiet:#5b6270;--critical:#b42323;--warning:#8a5200;--ok:#0d6b45;--note:#14539a;--l0:#14539a;--l1:#a85a00;--l2:#0d6b45}
@media (prefers-color-scheme:dark){:root{--bg:#14161b;--panel:#1d2027;--line:#343944;--text:#e8eaef;--quiet:#a0a7b4;--critical:#ff8077;--warning:#f0b35a;--ok:#5fcf9b;--note:#7db7ff;--l0:#7db7ff;--l1:#f0b35a;--l2:#5fcf9b}}
*{box-sizing:border-box}body{margin:0 auto;max-width:66rem;padding:2rem 1.25rem;background:var(--bg);color:var(--text);font:15px/1.5 Inter,system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}p{margin:.25rem 0;white-space:pre-line}
.quiet{color:var(--quiet)}.head{border-left:6px solid var(--c);background:var(--panel);padding:1rem 1.25rem;border-radius:6px}
.critical{--c:var(--critical)}.warning{--c:var(--warning)}.ok{--c:var(--ok)}.note{--c:var(--note)}.unknown{--c:var(--quiet)}
.mark{color:var(--c);font-weight:600}.sections{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem;margin-top:1rem}
.section,.finding{border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem}.finding{margin:.75rem 0;border-left:4px solid var(--c)}.child{margin-left:2rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1rem;margin:.5rem 0 0}dt{color:var(--quiet)}dd{margin:0;text-align:right}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}th{color:var(--quiet);font-weight:400}
code,pre{font:13px/1.45 'JetBrains Mono',ui-monospace,monospace}pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:.5rem .75rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 .75rem}
summary{cursor:pointer;font-weight:600;margin:.5rem 0}svg{width:100%;height:auto;display:block;margin:.5rem 0}svg text{fill:var(--quiet);font-size:11px}a{color:var(--note)}
@media print{details{display:block}}
)css");

} // namespace warrener
