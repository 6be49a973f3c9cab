"""Everyday words and famous names that are no AI tools: alone they are neither a tool's short form nor its misspelling."""

_WORDS = """
able account across action active actor ad add address admin adult adventure advice agency agent agents air airport album
algorithm all alpha amazing american analog analysis analytics anchor angel animal animals anime answer answers any anybody
apartment apple apples apply april archer architecture area arm army art article artist arts asia ask assets ate attack audio
august aunt author autumn avatar avatars baby back bacon bad bag ball banana bananas band bank bar base baseball basic basket
bat bath battle beach bean beans bear beauty bed bee beef beer bees bell berlin berry bicycle big bike bill bio bird birds
birthday bite bitter black blank blog blood blue board boat body bold bone book books boot boots born boss bot bottle box boy
boys brain branch brand bread break breakfast bride bridge bright bring brother brown brush bucket budget bug build builder
building bus bush business butter butterfly button cabin cake calculator calendar call calls camera camp can canada candy
capital captain car carbon card cards care career carrot cars cart case cash cat catch cats cello chain chair change channel
character charm chat cheese chef cherry chess chest chicken chief child children china chip chips chocolate choice church
cinema circle city class classic clean clear click clip clock close cloth clothes cloud clouds club coach coast coat code
coder coding coffee coin cold collection college color colour comedy comet command comment common community company compass
compute computer concert content contest control cook cookie cooking copy corn corner cost cotton country couple course cousin
cover cow craft crazy cream creator cross crowd crown cup customer cut cycle dad daily dance dark data database date dates
dating daughter day dead deal dear december deck deep deer delta demo dentist desert design designer desk detective device
diamond diary dice dictionary diet digital dinner direct dirt disk dish diver doctor document dog dogs dollar domain door
double dragon draw drawing dream dreams dress drink drive driver drop drum dry duck dust duty eagle ear early earth east easy
eat editor egg eggs electric elephant email emergency emoji empty end energy engine engineer england english enough essay
europe evening event ever every everyone evil excel exam example exit expert explain express extension extra eye eyes face
fact factory fairy faith fall family fan far farm fashion fast fat father feather february feed film filter finance find
finder fine finger fire first fish fit five fix flag flame flash flat flight floor flow flower fly focus food fool foot
football forest forever fork form forms forum found four fox frame france free freedom fresh friday friend friends frog front
fruit full fun funny furniture future galaxy gallery game games gaming garage garden gas gate gem general generation
generator german germany ghost giant gift gifts girl girls glass global goal gold golf good gorilla government grand grape
grass green ground group grow growth guess guest guide guitar gun hair half hall hammer hand hands happy harbor hard harmony
hat head headshot headshots health heart heat heaven heavy hero hidden high hill history hit hobby hole holiday home honey
honor hope horse hospital host hot hotel hour house human humans hundred hunter husband ice idea ideas image images india
info ink inside internet interview invoice iron island italy item jacket january japan java jazz jewel job jobs join joke
journal journey juice july jump june jungle just key keyboard keys kids kind king kiss kitchen kite knife knight knowledge
lady lake lamb lamp land language laptop large last late latin laugh laundry law lawyer layer leader leaf leap learn learning
leather left leg legal lemon lens lesson letter level library life light lightning line lion list listen little live local
lock log logic logo london lonely look lost lotus loud love lover luck lunch lyrics machine magic magnet mail main make maker
man manager mango map maps marble march mark market marriage mars master match math maths matter meal meat media medical
medicine meeting member memory men message metal meter microphone microscope middle milk million mind minute mirror mobile
model modern moment mom money monitor monkey month moon morning mother motion motor mountain mouse mouth movie movies
mud museum mushroom music musician mustang name names nation native nature navy neck need nest net network neural never new
news night noise none noodle north nose note notebook notes nothing november now number nurse nut ocean october office oil
old olive onion only open opera optimizer oracle orange order organ organic outfit outside oven owl own page pain paint painter
painting pair palace palm pan panda paper paris park part partner party pass password pasta paste patent path patient peace
peach pear pen pencil people pepper perfect person personal pet pets phone photo photos physics piano picasso pick picture pie pig
pilot pine pink pipe pirate pizza place plan plane planet plant plants plastic plate play player playground please plug pocket
podcast podcasts poem poet poetry point police pool poor pop popcorn portrait position post potato power prayer presentation
president press price prince princess print printer privacy prize problem product production professor profile program
project prompt prompts protein proxy public pumpkin puppy purple puzzle python quality queen question quick quiet quiz rabbit
race radar radio rail rain rainbow random rap rat rate reading ready real recall recipe record red refresh region relax
religion remote rent reply report research rest restaurant result resume review reviews rice rich ride right ring rise river
road robot rock rocket role roll romance roof room roommate root rope rose round route router royal rubber ruby run runner
rust sad safe safety sail salad sale sales salmon salt samurai sand sandwich saturday sauce scale scan scene school science
scooter score screen script sea search season seat second secret security seed self sell sense september server
service session seven sewing shadow shape shark sheet sheets shell shelf ship shirt shoe shoes shop short shoulder show
shower sick side sign signal silence silver simple singer single sister six size skate sketch skill skin sky slack sleep
slide slides slow small smart smile smoke snack snake snow soap soccer social sock soft software soil soldier solid son song
songs sound soup source south space spain speak speaker speech speed spell spider spirit spoon sport sports spot spring
square stadium stage stamp star stars start station steak steam steel step stick stock stone stop store storm story street
strong student studio study style subject sugar suit summary summer sun sunday sunset super supplement surf surprise sushi
sweater sweet swift swim swimming switch symbol symphony system table tablet tail talent talk talking tank tape target tattoo
tax taxi tea teacher team technology teeth temple tennis tent test text theater theme therapist thing things three thunder
thursday ticket tiger time tiny tired title toast today toe together token tokens tomato tomorrow tool tools tooth top torch
touch tour town toy toys track tractor trade traffic trail train transport travel tree trees trick trip truck true trust truth
tube tuesday turtle twins two typing umbrella uncle under unicorn uniform union unique unit universe university vacation
valley value van vegan vegetable vehicle venus vibe video videos view village violin virtual vision visual voice volcano vote
wagon waiter walk wall wallet war warm wash watch water wave way wealth weather web website wedding wednesday week weekend
weight weights well west whale wheat wheel white whole wife wild win wind window wine wing winter wise wish wolf woman women
wonder wood word words work workflow worker world wrap write writer writing wrong yard year yellow yes yesterday yoga young
zebra zero zoo plain opensource normal regular vanilla traditional hosted paid popular famous recent current usual typical
beloved mighty trusty awesome incredible infamous fancy boring cto ceo cfo coo cio pm devs colleague colleagues coworker coworkers intern interns
abased accords acclaimed addon adjust albeit albums alert algorithms algorithmic altitude artificial aspens background
backgrounds baiting baked bases beautifully beret biased candles cave cerebral chained chipper chronicle clause clipped
clipping clone coloring commander compasses compliance composed compost compounding conduct contend continued continues
continuum corporate deeply decipher determine determines differential dimensional docking dynamic embedded entropy executive
faces factors feats finch fluent friendly galactic generated goggle grammar graphical graphics guided immutable inline
interface interpret invisible labeling labelling lasers lexical loneliness manifesto marquee matcher matching maximal menus
merge metaphors minimal minus mirrored mirrors mutably near neuron newton notional numbs pager parallel parallels pieced
prams predictions prefects presentational prompter rapid recommender rely remain reminder republic republicans requests
resembled resembles routine routing sandbox scaled secede seeded seldom sheep signals singular singularly solely spells
steganography strip subconsciously suede symbolic symbolical synthesis synthetics trails transferers transform transformed
transforms trolley verbatim viral voltage wary atomic
accessibility analyzer annotation approval architect aroma auditor bandit biases boost changer cloning completion connect
create detector dictation drill drums dungeon encrypted engines enlarger eraser evaluation exist explainer fairness federated
genesis geometric gym helper infographic infra initiative insights interoperability kanban kernels kernel memos multi
multiverse non nostalgia notebooks overlay patterns picker pipelines potion present ranger registry reinvented remover
retrieval robustness runtime sdk scraper segmentation sherlock skills snapshot solver streamer trained translator triage
versatile worded workflows teapot tarot zen client compiler parser plugin widget debugger framework wrapper linter
bundler scheduler dashboard terminal inbox spreadsheet whiteboard translators generators summarizer checker tracker organizer
enhancer
abroad absence academy accident achievement action ad advance advertisement afternoon agenda aid ally ambition amount
anger angle ankle anniversary appeal appearance apron arch arrival aspect assembly assignment attempt attention attic auction
authority average awareness bakery balance balcony banner bargain barrel battery bench benefit bet bishop blade blanket blend
bonus booth border bowl brick brief brother bubble buddy bulk bull bundle burden butler cable campaign cannon canvas capacity
catalog catalogue cause celebration cell central century ceremony challenge champion chaos chapter charge charity chart chase
checklist chip circuit citizen claim clay clerk cliff climate clinic closet clue cluster collar colony column combat comfort
command comment commerce concept condition conference confidence console constant construction consultant container
conversation convert copper cord core costume council counter court cousin crash creative creature credit crew crime crisis
critic crop curve custom damage danger debate debt decade defense degree delivery demand department deposit depth description
device dialogue dialog difference dimension dinosaur discount discovery discussion display distance district division donkey
dose draft drama drawer edge education effect effort election element elevator emotion employee encounter enemy entrance
entry envelope environment equipment error escape estate ethics evidence exchange exercise exhibit existence experience
experiment explorer explosion factor failure faith fame fate fault feature feedback fence festival fiction field figure file
flavor flesh flood fold folder fortune foundation freight frequency friction fuel function fund future gadget gang gap gear
generic genius gesture glory goat goose grade graph grave gravity grid grocery guard guilt habit harvest hazard heading
heritage hint hook horizon horror household hunger impact import impulse incident income index industry inflation influence
ingredient injury input insect inspection instance institute instruction instrument insurance intention interest internal
interval intro invitation issue issues jacket jar jaw joint journal judge junction justice keeper kit knot label labor lane
laser latitude launch lawn leadership league lease lecture legend length liberty license limit link load loan lobby location
logic loop loss machine maintenance manner manual margin mass master material mayor measure mechanic medal mention menu
merchant mess method mining minister mission mistake mixture mode module mood moral motive muscle mystery myth nation
nectar nerve network node notice novel object objective observer occasion offense officer operation opponent option
orbit orchestra outcome output outline owner pace package panel panic parade parent passage passenger path patience pattern
payment penalty perception period permission permit phase phrase piece pitch plate plot pocket poem policy portion portrait
poster posture potential pottery practice prayer presence pressure prime prince principle priority prison procedure process
productivity profit progress proof property proposal protection psychology purpose pursuit python quantity quarter quest
queue quote raccoon rack range rank ratio raw reaction reader reality reason receipt reception recorder recovery reduction
reference reflection reform relation release relief remark rental replacement reporter request requirement resort resource
response responsibility revenge reward rhythm ribbon ridge ritual rival ruin rule rumor sample satellite saving scale
scandal schedule scope scroll section sector selection sensor sequence series session setting shade shelter shift shot
signature silk site skeleton skull slope smell society socket solution source spark species specimen speculation sphere
spine split sponsor spread squad stack staff stake stance standard statue status stimulus strategy strength stress strike
string structure struggle style substance success suite supply support surface surgeon survey survival swallow sword
symptom sympathy tactic task tax temper temperature tempo tenant tendency tension term territory texture theory thesis
thread threat throat throne tissue tone topic total tower trace tradition trait transfer transition trap treasure treat
treaty trend trial tribe tribute trigger triumph troop tune tunnel twist type usage vacuum variety vault verdict version
vessel veteran victim victory virtue virus volume voyage wage warning waste weakness weapon welfare wheel whip widow width
wisdom witness wizard wound wrist yield youth zone
abacus alibi ambient arena armada arrow aspen axis badge bark beacon beam bloom bonfire bouquet breeze brook cadence caliber candle
carbon carbonate cascade charisma clarity clipper compound conductor consensus cortex cosine cosmos crane crest cyclone dash decile deft
diagram dimensions druid durable ember fabric facets falcon feast flair flashlight flint foundry fuse gala glide grasp grit halo haze
helm hive inception iris jot kiln lantern lavender lilac limitless lucid magician manifest marmot maze meteor mocha mosaic motif
mutable myriad napkin nimbus oasis opal palette parakeet petals phoenix pieces pioneer plume pony presto prism pulse quartz quill raven
recall reflex relay ripple roast roundtable saga scenario sidecar sidekick singularity siren skater snorkel spellbook sphere spruce
sweep synthetic tango tinfoil tonic topaz tortoise trains trellis tulip twig unblocked upstage vapor velvet vespa vista vortex wafer
warp willow zenith
ada atom batman superman spiderman ironman automatic bard drift draft lamda mint palm sprite tray tacos quora motion craft pasta vidu moises podcastle speechify
"""
_FAMOUS = """
accenture adidas adobe airbnb airflow airtable alexa algolia alibaba amazon amd android angular ansible aol apache aperture
asana astro atlassian audacity audi aws azure babel baidu bash basecamp bing bitbucket blender bloomberg bmw boeing bootstrap
bosch brave brevo bun buffer burger canon cassandra celery chevrolet chrome chromium cisco clickhouse clickup cloudflare
cobol coca cocoa coda cola confluence cypress d dart datadog dell deno discord disney django docker docs dropbox drupal
duckdb duckduckgo duolingo ebay eclipse edge elasticsearch electron elixir elm emacs epic erlang ethereum evernote excel expo
express facebook fastapi fedora ferrari figma final firebase firefox flask flutter ford fortran framer freshdesk gatsby gcp
gimp git gitea github gitlab gmail gnome go godot golang google gradle grafana graphql groovy gulp hadoop haskell heroku
honda hotmail html hubspot huawei hugo ibm icloud ifttt ikea illustrator indesign influx inkscape instagram intel intellij
intercom ios iphone ipad java javascript jenkins jest jira jquery julia jupyter kafka kde kotlin kubernetes laravel lego
lenovo lightroom linear linkedin linux lisp lua mac macbook macos magento mailchimp make mariadb markdown mastodon matlab
matplotlib maven mcdonalds memcached mercedes meta microsoft minecraft miro mongodb mozilla mysql nano neovim netflix
netlify next nextcloud nextjs nginx nike nim nintendo node nodejs notepad npm nuxt nvidia obsidian ocaml office okta
onedrive onenote opera oracle outlook pandas pascal paypal pepsi perl photoshop php pinecone pinterest pixel playstation
playwright pnpm porsche postgres postgresql postman powerpoint powershell premiere prisma prolog puppeteer pycharm python
pinterest quarkus quickbooks r rails raspberry react reddit redis redshift redux remix roblox roku ruby rust safari salesforce
samsung sap sass scala scheme scratch sega segment selenium sentry sequelize server sharepoint shopify signal siri sketch
skype slack snapchat snowflake solaris solid solidity sony spotify spring sql sqlite squarespace stackoverflow starbucks steam
stripe sublime svelte swift symfony tableau tailwind target teams telegram tencent terraform tesla threads tiktok tinder
toyota trello tumblr twilio twitch twitter typescript uber ubuntu unity unix unreal vagrant vault verilog vim visual vite
vitest volvo vscode vue walmart webex webflow webpack wechat whatsapp whisper wikipedia windows wix wordpress workday xbox xcode
codeium langsmith langserve replicate replika pinecone weaviate chroma qdrant vllm sglang comfyui cortana bixby lamini
anyscale predibase octoai firefly vscodium jetbrains phpstorm roam craft
replace replaces replacing replaced swap swapping migrate migrating bloomz codeium yahoo yaml yarn yelp youtube zapier zendesk zig zillow zoho zoom
"""

EVERYDAY = frozenset(_WORDS.split())
COMMON = EVERYDAY | frozenset(_FAMOUS.split())
_ENDS = ("s", "es", "d", "ed", "ing")


def is_common(word: str) -> bool:
    """Whether a word is common as it is, or with the ending of a plural or of a verb: it talks, not Talos."""
    return word in COMMON or any(word.endswith(end) and word.removesuffix(end) in EVERYDAY for end in _ENDS)
