"""Words and their safe opposites by part of speech: what is said of one is false of the other.

A line ``increase decrease`` goes both ways, ``prohibit>allow`` one way only. Verbs are base forms that take
the same objects; nouns are singular.
"""

VERBS = """
begin end,cease>begin,continue>stop,admit>deny,contract>expand,improve>worsen,start stop,increase decrease,rise fall,grow shrink,gain lose,accept reject,strengthen weaken,expand shrink,
accelerate>slow,absorb>release,attract repel,export import,widen narrow,lengthen shorten,
raise lower,approve reject,support oppose,win lose,open close,
encourage discourage,inhibit>stimulate,stimulate>inhibit,promote>hinder,hinder>promote,
protect>endanger,preserve>destroy,destroy>preserve,
reveal conceal,hide>reveal,confirm refute,prove>disprove,disprove>prove,enter>leave,arrive>depart,depart>arrive,
ascend descend,climb>descend,appear disappear,emerge>disappear,vanish>appear,
unite divide,
succeed fail,survive>perish,perish>survive,advance retreat,attack defend,defend>attack,praise criticise,
criticize>praise,welcome>reject,embrace>reject,reject>accept,refuse>accept,deny>admit,acknowledge>deny,
permit>forbid,prohibit>permit,ban>permit,legalise>ban,legalize>ban,forbid>allow,
tighten loosen,relax>tighten,tense>relax,inhale exhale,freeze melt,thaw>freeze,evaporate condense,heat cool,
warm cool,dissolve>solidify,solidify>melt,float sink,load unload,lock unlock,push pull,lift>lower,
erode>build up,speed>slow,quicken>slow,maximise minimise,maximize minimize,
reduce>increase,lessen>increase,diminish>increase,decline>increase,drop>rise,double>halve,halve>double,
triple>halve,surge>plunge,soar>plunge,plunge>soar,plummet>soar,boost>reduce,enhance>impair,impair>enhance,
amplify dampen,intensify>weaken,worsen>improve,deteriorate>improve,flourish>decline,thrive>struggle,
struggle>thrive,buy sell,borrow lend,recruit>dismiss,appoint dismiss,
arrest>release,imprison>free,free>imprison,abandon>keep,retain>give up,
abolish>introduce,introduce>abolish,repeal>pass,enact>repeal,adopt>reject,
ratify>reject,elect>reject,overestimate underestimate,overstate understate,exceed>fall short of,
precede follow,save>waste,conserve>waste,waste>save,
simplify complicate,facilitate>hinder,hamper>help,impede>help,obstruct>help,delay>speed up,postpone>bring forward,
hasten>delay,speed>delay,harden soften,stiffen>soften,soften>harden,brighten darken,activate deactivate,
suppress>promote,trigger>prevent,prevent>cause,avert>cause,cause>prevent,
eliminate>create,eradicate>spread,cure>cause,ease>worsen,alleviate>worsen,
benefit>harm,harm>benefit,damage>improve,injure>heal,heal>injure,enrich impoverish,
trust distrust,fear>welcome,recall>forget,ignore>heed,neglect>look after,
conquer>lose,capture>lose,defeat>lose to,surrender>resist,invade>leave,migrate>stay,export>import,
bury unearth,broaden narrow,restrict>widen,limit>widen,constrict dilate,inflate deflate,
stretch compress,compress>stretch,agree disagree,
qualify disqualify,encrypt decrypt,install uninstall,enlarge shrink,upgrade downgrade,accumulate>disperse,
gather scatter,collect>scatter,concentrate>disperse,exaggerate>play down,emphasise>play down,emphasize>play down,
stress>play down,condemn>praise,condone>condemn,endorse>reject,back>oppose,favour>oppose,favor>oppose,prefer>avoid,
avoid>seek,minimise>maximise,underline>play down,dominate>play little part in
"""

ADJECTIVES = """
high low,higher lower,highest lowest,large small,larger smaller,largest smallest,big small,bigger smaller,
biggest smallest,great>small,greater>smaller,greatest>smallest,long short,longer shorter,longest shortest,
warm cool,cold>warm,hot>cold,warmer cooler,warmest coolest,hotter colder,hottest coldest,colder>warmer,coldest>warmest,
fast slow,faster slower,fastest slowest,quick>slow,quicker>slower,heavy light,heavier lighter,heaviest lightest,
older younger,oldest youngest,newer>older,newest>oldest,strong weak,stronger weaker,strongest weakest,
deep shallow,deeper shallower,deepest shallowest,thick thin,thicker thinner,thickest thinnest,wide narrow,
wider narrower,widest narrowest,rich poor,richer poorer,richest poorest,cheap expensive,cheaper>more expensive,
cheapest>most expensive,costly>cheap,safe dangerous,safer>more dangerous,safest>most dangerous,hazardous>harmless,
easy difficult,easier>harder,harder>easier,simple complicated,simpler>more complicated,complex>simple,
early late,earlier later,earliest latest,closer>farther,nearer>farther,nearest>farthest,closest>farthest,
better worse,best worst,brighter darker,dense>sparse,denser>sparser,drier wetter,dry wet,
taller shorter,tallest shortest,steep gentle,steeper gentler,softer>harder,
fewer>more,lesser>greater,upper lower,inner outer,internal external,interior exterior,inward outward,
northern southern,eastern western,northernmost southernmost,easternmost westernmost,north>south,
positive negative,private public,maximum minimum,maximal minimal,active inactive,passive>active,
common rare,rarer>more common,rarest>most common,frequent rare,abundant scarce,plentiful scarce,scarcer>more plentiful,
permanent temporary,lasting>short-lived,brief>lengthy,gradual>sudden,sudden>gradual,rapid>slow,swift>slow,
efficient inefficient,
likely unlikely,sure unsure,stable unstable,steady unsteady,
legal illegal,lawful unlawful,constitutional unconstitutional,popular unpopular,
visible invisible,voluntary compulsory,mandatory>optional,optional>mandatory,obligatory>optional,
harmful harmless,toxic>harmless,poisonous>harmless,beneficial>harmful,soluble insoluble,
reversible irreversible,flexible rigid,elastic rigid,fertile infertile,
precise imprecise,consistent inconsistent,
dependent independent,same>opposite,
domestic foreign,rural urban,urban>rural,military>civilian,civilian>military,
acidic alkaline,sensitive insensitive,resistant>vulnerable,
hollow>solid,liquid>solid,clean dirty,
transparent opaque,direct indirect,explicit implicit,formal informal,conditional>unconditional,
optimistic pessimistic,confident>doubtful,hopeful>pessimistic,willing unwilling,
reluctant>eager,eager>reluctant,loyal disloyal,
sufficient insufficient,adequate inadequate,excessive>insufficient,
ancient>modern,primitive>advanced,advanced>primitive,
lucrative>unprofitable,profitable unprofitable,prosperous>poor,sustainable unsustainable,
superior inferior,senior junior,proportional>inversely proportional,symmetrical asymmetrical,continuous>interrupted,
widespread>rare,universal>rare,extinct>alive,alive>dead,dead>alive,absent>present,
open closed,closed>open,hidden>visible,busy>quiet,crowded>empty,few>many,first>second,second>third,
third>fourth
"""

ADVERBS = """
easily>rarely,more less,most least,better worse,faster slower,higher lower,earlier later,sooner later,farther>closer,further>closer,
before>after,above below,upward downward,upwards downwards,upstream downstream,uphill downhill,inward outward,
inwards outwards,inside outside,indoors outdoors,clockwise anticlockwise,counterclockwise>clockwise,
northward southward,northwards southwards,eastward westward,eastwards westwards,forward backward,forwards backwards,
always never,often rarely,usually rarely,frequently rarely,commonly rarely,regularly rarely,seldom>often,
generally rarely,normally rarely,typically rarely,sharply>slightly,greatly>slightly,considerably>slightly,
significantly>only slightly,substantially>only slightly,dramatically>only slightly,strongly>only weakly,
quickly slowly,rapidly slowly,swiftly>slowly,gradually suddenly,abruptly>gradually,immediately>eventually,
permanently temporarily,briefly>for a long time,early late,high low,deeply>only slightly,fully>only partly,
completely>only partly,entirely>only partly,totally>only partly,partly>completely,partially>completely,
solely>only partly,exclusively>only partly,directly indirectly,openly secretly,secretly openly,publicly privately,
successfully unsuccessfully,voluntarily>under compulsion,
wrongly>correctly,rightly>wrongly,positively negatively,
internally externally,locally>nationally,worldwide>locally,unanimously>by a narrow majority,
efficiently>inefficiently,safely>dangerously,unexpectedly>as expected,
actively>passively,automatically manually,simultaneously>one after another
"""

PREPOSITIONS = """
before after,above below,over under,inside outside,without>with,against>in favour of,
despite>because of,beneath>above,underneath>above,toward>away from,towards>away from,
into>out of,onto>off,until>only after,beyond>within,throughout>only in part of
"""

NOUNS = """
increase decrease,rise fall,growth decline,reduction>increase,drop>rise,decrease>increase,
majority minority,success failure,advantage disadvantage,benefit>drawback,drawback>benefit,strength weakness,
victory defeat,winner loser,surplus deficit,shortage surplus,scarcity abundance,
presence absence,summer winter,spring autumn,supporter opponent,support opposition,
advocate>opponent,critic>supporter,improvement>deterioration,expansion>contraction,top bottom,front back,
interior exterior,maximum minimum,inside outside,ancestor descendant,predator>prey,ally enemy,
buyer seller,lender borrower,creditor debtor,import export,importer exporter,entrance exit,
acceptance rejection,approval>rejection,north south,east west,northeast southwest,northwest southeast,
dawn dusk,sunrise sunset,wealth poverty,optimism pessimism,
unity>division,attack>defence,
evaporation condensation,inhalation exhalation,contraction>relaxation,
relaxation>contraction,oxidation>reduction,stability instability,equality inequality,
certainty uncertainty,trust distrust,agreement disagreement,
dependence independence,danger>safety,supply demand,input output,
host>parasite,parasite>host,anode cathode,debit credit,income>expenditure,expenditure>income,
expense>income,lack>abundance,abundance>lack,shallows>depths,optimist pessimist,amateur>professional
"""

NOT_PARTED = frozenset(
    "legal right,legal rights,dependent on,dependent upon,best visualization,best view,best way,best place,early years,late years,early life,early age,early stage,early stages,later life,later years,high school,higher education,high court,high street,high water,high tide,low tide,high tech,high seas,"
    "long term,short term,short story,long run,short run,great deal,great grandfather,big bang,big business,"
    "large intestine,small intestine,upper class,lower house,upper house,lower court,hot dog,hot spring,cold war,"
    "light year,heavy metal,heavy industry,heavy water,first name,last name,first aid,first lady,first place,"
    "second hand,last year,last week,last month,last time,first time,second world,third world,public school,"
    "private sector,public sector,public opinion,public health,public transport,common sense,common law,"
    "common ground,hard drive,hard disk,soft drink,open source,open air,wide range,wide variety,best man,old age,"
    "good deal,foreign minister,foreign policy,foreign secretary,home secretary,internal combustion,"
    "positive feedback,negative feedback,natural selection,active site,full stop,full moon,new moon,dead end,"
    "solid state,fresh water,sweet potato,dry ice,legal action,civil war,rare earth,fast food,slow motion,"
    "blue whale,same time,late night,last minute,final analysis,complex number,early days,best known,close to,"
    "top level,top priority,day care,base rate,back door,front door,front page,inner city,outer space,"
    "deep sea,deep water,light bulb,dark matter,native language,initial public,junior high,senior high".split(
        ","
    )
)
"""Words that stand for one thing together, where the first has no opposite."""


def table(pairs: str) -> dict[str, str]:
    """Returns each word's opposite; the first line that has a word counts."""
    found: dict[str, str] = {}
    for pair in " ".join(pairs.split()).split(","):
        if ">" in pair:
            one, other = pair.strip().split(">")
        else:
            one, other = pair.split()
            found.setdefault(other, one)
        found.setdefault(one, other)
    return found


OPPOSITES = {
    "VERB": table(VERBS),
    "ADJ": table(ADJECTIVES),
    "ADV": table(ADVERBS),
    "ADP": table(PREPOSITIONS),
    "SCONJ": table("before after,until>only after"),
    "NOUN": table(NOUNS),
}
